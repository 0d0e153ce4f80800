import AidIngest
import Findings
import Foundation

/// Imports files that a test writes out in words.
enum ImportedText {
    /// The result, with paths in findings shortened to the part below the folder.
    static func read(_ files: [(String, String)], jobs: Int = 1) throws -> Importer.Result {
        try read(files.map { ($0.0, Array($0.1.utf8)) }, jobs: jobs)
    }

    static func read(_ files: [(String, [UInt8])], jobs: Int = 1) throws -> Importer.Result {
        let folder = try TemporaryFolder()
        for (name, bytes) in files { try folder.write(name, bytes: bytes) }
        let root = folder.url.path
        var result = Importer(jobs: jobs).read([root])
        result.findings = result.findings.map { finding in
            var finding = finding
            let file = finding.location?.file ?? ""
            finding.location?.file = String(file.dropFirst(root.count + 1))
            return finding
        }
        return result
    }

    /// Findings as `code file:line`.
    static func places(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.code) \($0.location?.file ?? ""):\($0.location?.line ?? 0)" }
    }
}
