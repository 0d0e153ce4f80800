public import Foundation

/// The programs that are built beside the running tests.
public enum BuiltPrograms {
    /// Their folder.
    public static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    /// The command-line program.
    public static let concord = folder.appending(path: "concord")
    /// The process that packs run in.
    public static let worker = folder.appending(path: "rule-worker")
    /// A worker that has been taken over; see its source text.
    public static let hostileWorker = folder.appending(path: "hostile-worker")
}
