import Foundation
public import Testing

/// The text that an answer is known to have; with `CONCORD_RECORD` set, it is written anew instead of compared.
public enum Golden {
    /// Compares with `Tests/Fixtures/golden/<name>`.
    public static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let file = SharedData.packageRoot.appending(path: "Tests/Fixtures/golden/\(name)")
        if ProcessInfo.processInfo.environment["CONCORD_RECORD"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let known = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(
            text == known,
            "differs from `\(name)`; look at the difference, then run with CONCORD_RECORD=1 to accept it",
            sourceLocation: sourceLocation)
    }
}
