public import Findings
import FoundationEssentials

/// Finds packs: a directory with a `pack.yaml`, or every one of them under a directory.
public enum PackSearch {
    /// The directories of packs under some paths, each once, in the order given and then by name.
    ///
    /// A path under which there is none is a finding (`pack.none`): nothing found is never a success. A path that says it is
    /// a pack (it has `rules/`) and has no manifest is given all the same, so that loading it says what is missing.
    public static func packs(under paths: [String]) -> (packs: [String], findings: [Finding]) {
        var packs: [String] = []
        var findings: [Finding] = []
        for path in paths {
            let found = directories(path, depth: 0)
            if found.isEmpty {
                findings.append(
                    Finding(
                        .error, "pack.none", "no pack was found under `\(path)`", at: SourceLocation(file: path),
                        help: "a pack is a directory with a `pack.yaml`"))
            }
            for pack in found where !packs.contains(pack) { packs.append(pack) }
        }
        return (packs, findings)
    }

    private static func directories(_ path: String, depth: Int) -> [String] {
        let files = FileManager.default
        if files.fileExists(atPath: path + "/pack.yaml") || files.fileExists(atPath: path + "/rules") && depth > 0 {
            return [path]
        }
        guard depth < 4, let names = try? files.contentsOfDirectory(atPath: path) else { return [] }
        let nested = names.sorted().filter { !$0.hasPrefix(".") }
        return nested.flatMap { directories(path.hasSuffix("/") ? path + $0 : "\(path)/\($0)", depth: depth + 1) }
    }
}
