public import Foundation
public import Testing

/// The big real data that lives beside the repository, for the tests that need it.
///
/// A test that uses it is disabled, loudly, where it is absent: `.enabled(if: SharedData.isPresent, SharedData.absent)`.
public enum SharedData {
    /// The folder: `CONCORD_SHARED_DATA`, else `../shared/data` beside the package.
    public static let folder: URL = {
        if let given = ProcessInfo.processInfo.environment["CONCORD_SHARED_DATA"] {
            return URL(filePath: given)
        }
        return packageRoot.deletingLastPathComponent().appending(path: "shared/data")
    }()

    /// The root of this package, found from this file's own place.
    public static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Whether the data is there.
    public static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    /// What a skipped test says.
    public static let absent: Comment = "the shared data folder is absent: set CONCORD_SHARED_DATA to run this test"
}
