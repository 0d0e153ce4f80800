import Foundation
import TestSupport

/// The files of `Tests/Fixtures/iati`.
enum Fixture {
    /// The bytes of one of them.
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = SharedData.packageRoot.appending(path: "Tests/Fixtures/iati")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}
