/// One file that an import looked at.
public struct ImportedFile: Hashable, Sendable {
    /// The path as given.
    public var path: String
    /// What it was taken for.
    public var kind: FileKind
    /// The SHA-256 of its bytes on disk, in lower-case hexadecimal; empty when it could not be read.
    public var sha256 = ""
    /// Its size on disk.
    public var bytes = 0
    /// How many top-level records it gave.
    public var records = 0
    /// For tables: how many data rows it has.
    public var rows = 0
    /// For tables: rows that gave no record; each is named in a finding, or skipped as the manifest says.
    public var rowsLeftOut = 0

    /// Names a file.
    public init(path: String, kind: FileKind) {
        self.path = path
        self.kind = kind
    }
}
