import Foundation
import TestSupport
import Testing

/// Real Lua files: the packs of this repository, and what the system's packages installed.
enum LuaFiles {
    static let packs =
        files(under: SharedData.packageRoot.appending(path: "rules").path)
        + files(under: SharedData.packageRoot.appending(path: "Tests/Fixtures/packs").path)

    /// The fewest files of the system that make a comparison worth its name.
    static let fewest = 100
    static let system = ["/usr/share", "/usr/lib"].flatMap { files(under: $0) }
    static let absent: Comment =
        "fewer than \(fewest) Lua files are installed: install lua-check, lua-busted and lua-penlight to run this test"

    private static func files(under root: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: root) else { return [] }
        var found: [String] = []
        for case let name as String in walk where name.hasSuffix(".lua") || name.hasSuffix(".nse") {
            let path = root + "/" + name
            if FileManager.default.isReadableFile(atPath: path), !name.contains("\n") { found.append(path) }
        }
        return found.sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
}
