public import Foundation
public import Testing

/// A script of `Fixtures/attacks` that goes for the host, its time, its memory or its answers, and the end it must come to.
///
/// The end stands in the file as `-- ends: `, in the words of `concord run`: `value` and the value as JSON, or the error's
/// kind. Scripts of the class `replies` say in `-- hostile: ` what the worker that has been taken over does.
public struct AttackScript: Sendable, CustomTestStringConvertible {
    /// Its folder, which says what it goes for, and its file.
    public let name: String
    /// Where it is.
    public let file: URL
    /// Its bytes.
    public let source: [UInt8]
    /// How it must end.
    public let end: String

    /// Whether it needs a worker that has been taken over.
    public var isReply: Bool { name.hasPrefix("replies/") }
    /// What it goes for.
    public var kind: String { String(name.prefix { $0 != "/" }) }
    /// Its name.
    public var testDescription: String { name }

    private init?(_ name: String, in folder: URL) {
        let file = folder.appending(path: name)
        guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        guard let mark = text.range(of: "-- ends: ") else { return nil }
        (self.name, self.file, source) = (name, file, Array(data))
        end = String(text[mark.upperBound...].prefix { !$0.isNewline })
    }

    /// The folder of all of them.
    public static let folder = SharedData.packageRoot.appending(path: "Tests/Fixtures/attacks")

    /// The names of the files, in order.
    public static let names: [String] = {
        let found = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return (found ?? []).filter { $0.hasSuffix(".lua") }.sorted()
    }()

    /// All that can be read, in the order of their names.
    public static let all = names.compactMap { AttackScript($0, in: folder) }
}
