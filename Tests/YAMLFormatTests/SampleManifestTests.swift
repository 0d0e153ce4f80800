import Findings
import Foundation
import TestSupport
import Testing
import YAMLFormat

@Suite struct SampleManifestTests {
    private let folder = SharedData.packageRoot.appending(path: "docs/examples/somalia")

    private func sources() throws -> [YAMLMapping] {
        let bytes = Array(try Data(contentsOf: folder.appending(path: "sources.yaml")))
        let (value, findings) = StrictYAML.read(bytes: bytes, file: "sources.yaml")
        #expect(findings == [])
        var root = YAMLMapping(try #require(value), "the manifest")
        let schema = root.requiredText("schema")
        #expect(schema == "1")
        return root.list("sources").map { YAMLMapping($0, "a source") }
    }

    @Test func `every source of the sample says what it is and under which terms`() throws {
        var names: Set<String> = []
        for var source in try sources() {
            for key in ["kind", "title", "publisher", "licence", "covers", "leaves_out"] {
                _ = source.requiredText(key)
            }
            let name = source.requiredText("dataset")
            names.insert(try #require(name))
            #expect(source.findings == [])
        }
        #expect(names.count == (try sources()).count)
    }

    @Test func `every file of the sample belongs to exactly one source`() throws {
        var claims: [String: Int] = [:]
        for var source in try sources() {
            for pattern in source.texts("files") {
                let matched = try files(matching: pattern)
                #expect(!matched.isEmpty, "`\(pattern)` matches no file")
                for file in matched { claims[file, default: 0] += 1 }
            }
        }
        let present = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !["sources.yaml", "SOURCES.md"].contains(path)
        }
        #expect(claims == Dictionary(uniqueKeysWithValues: present.map { ($0, 1) }))
    }

    private func files(matching pattern: String) throws -> [String] {
        let parts = pattern.split(separator: "/")
        let parent = parts.dropLast().joined(separator: "/")
        let ends = parts[parts.count - 1].split(separator: "*", omittingEmptySubsequences: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: parent).path)
        return names.filter { name in
            ends.count == 1 ? name == ends[0] : name.hasPrefix(ends[0]) && name.hasSuffix(ends[1])
        }.map { parent.isEmpty ? $0 : parent + "/" + $0 }
    }
}
