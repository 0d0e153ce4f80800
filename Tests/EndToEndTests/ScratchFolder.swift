import Foundation

/// A folder of its own for one test, gone when the test lets go of it.
final class ScratchFolder {
    /// Where it lies.
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "concord-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        // What cannot be removed is the system's to clean.
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file, with the folders on its way, and gives its place.
    @discardableResult
    func write(_ text: String, to name: String) throws -> URL {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }
}
