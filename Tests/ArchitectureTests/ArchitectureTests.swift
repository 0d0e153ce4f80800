import Foundation
import TestSupport
import Testing

@Suite struct ArchitectureTests {
    static let root = SharedData.packageRoot

    @Test func `every target depends only on what its row of the table allows, in pipeline order`() throws {
        let targets = try PackageDescription.load().targets.filter {
            $0.type != "test" && !Edges.tests.contains($0.name)
        }
        #expect(targets.map(\.name) == Edges.order)
        for target in targets {
            let allowed = try #require(Edges.allowed[target.name], "`\(target.name)` has no row in the table")
            let extra = Set(target.dependencies.map(\.name)).subtracting(allowed)
            #expect(extra.isEmpty, "`\(target.name)` depends on \(extra.sorted())")
        }
    }

    @Test(
        arguments: [
            ("CLua", []), ("CLibxml2", []), ("CLuaShim", ["LuaSandbox"]), ("CXMLShim", ["IATIFormat"]),
            ("CSnapshot", ["AidModel"]), ("CLibcrypto", ["AidModel"]), ("CZlib", ["AidIngest"]),
        ] as [(String, [String])])
    func `a C module is imported by Swift only where its boundary is`(module: String, targets: [String]) throws {
        let importing = try Self.swiftFiles(under: "Sources").filter { try Self.imports(of: $0).contains(module) }
        #expect(Set(importing.map(Self.target)).subtracting(targets).isEmpty, "`\(module)` is imported in \(importing)")
    }

    @Test(arguments: Edges.alone)
    func `a target that stands alone reads no clock, no environment, no file and never names the product`(
        target: String
    ) throws {
        for file in try Self.swiftFiles(under: "Sources/\(target)") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in ["Date()", "ContinuousClock", "ProcessInfo", "getenv", "FileManager", "FileHandle", "print("] {
                #expect(!text.contains(word), "`\(file.lastPathComponent)` of `\(target)` uses `\(word)`")
            }
            let code = text.split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
            #expect(
                !code.contains { $0.contains("Concord") || $0.contains("\"concord") },
                "`\(file.lastPathComponent)` of `\(target)` names the product")
        }
    }

    @Test func `the top level holds only what it may`() throws {
        let allowed: Set = [
            "Package.swift", "Sources", "Tests", "rules", "Plugins", "docs", "README.md", "LICENSE", "CHANGELOG.md",
            "CONTRIBUTING.md", "Makefile", "Package.resolved",
        ]
        let entries = try FileManager.default.contentsOfDirectory(atPath: Self.root.path).filter { !$0.hasPrefix(".") }
        #expect(Set(entries).subtracting(allowed).isEmpty)
    }

    @Test func `no file name says Manager, Helper or Utils`() throws {
        let names = try Self.swiftFiles(under: "Sources").map(\.lastPathComponent)
        #expect(names.filter { $0.contains("Manager") || $0.contains("Helper") || $0.contains("Utils") }.isEmpty)
    }

    static func swiftFiles(under folder: String) throws -> [URL] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map { root.appending(path: folder).appending(path: $0) }
    }

    static func imports(of file: URL) throws -> Set<String> {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return Set(
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else {
                    return nil
                }
                return String(words[place + 1])
            })
    }

    static func target(of file: URL) -> String {
        let parts = file.pathComponents
        return parts.lastIndex(of: "Sources").map { parts[$0 + 1] } ?? ""
    }
}
