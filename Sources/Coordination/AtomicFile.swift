import FoundationEssentials

/// Writes a file all at once: a reader sees the old content or the new, never half of it.
public enum AtomicFile {
    /// Writes text to a path.
    public static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }
}
