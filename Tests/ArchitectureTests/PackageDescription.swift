import Foundation
import TestSupport

/// What `swift package dump-package` says of the targets.
struct PackageDescription: Decodable {
    struct Target: Decodable {
        var name: String
        var type: String
        var dependencies: [Dependency]
    }

    /// A dependency is an object with one key (`byName`, `product`, `target`) whose list starts with the name.
    struct Dependency: Decodable {
        var name: String

        init(from decoder: any Decoder) throws {
            let kinds = try decoder.singleValueContainer().decode([String: [Part?]].self)
            guard case .text(let text)?? = kinds.values.first?.first else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(
                        codingPath: decoder.codingPath, debugDescription: "a dependency without a name"))
            }
            name = text
        }
    }

    /// An item of such a list: a text, or anything else.
    enum Part: Decodable {
        case text(String)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(String.self)).map(Part.text) ?? .other
        }
    }

    var targets: [Target]

    /// Asks the package manager, in a scratch folder of its own so that it does not wait for a build under way.
    static func load() throws -> PackageDescription {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "concord-dump-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", SharedData.packageRoot.path, "--scratch-path", scratch.path,
            "dump-package",
        ]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(PackageDescription.self, from: data)
    }
}
