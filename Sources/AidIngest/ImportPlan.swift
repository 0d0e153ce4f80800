import Findings
import FoundationEssentials

/// Which files are read as what: by the manifests of their folders, else by their content.
struct ImportPlan {
    private(set) var tasks: [ImportTask] = []
    private(set) var findings: [Finding] = []
    private var manifests: [SourceManifest] = []
    private let limits: ImportLimits

    init(_ files: [String], given: [String], limits: ImportLimits, jobs: Int) {
        self.limits = limits
        for path in manifestPaths(files, given: given) { readManifest(path) }
        let named = Set(given.map(Self.withoutLastSlash))
        var leftAside: [String: Int] = [:]
        var matched: Set<String> = []
        var unclaimed: [String] = []
        for file in files {
            if file.hasSuffix("/\(SourceManifest.fileName)") || file == SourceManifest.fileName {
                tasks.append(ImportTask(path: file, kind: .manifest, entry: nil))
            } else if let (manifest, entry) = claim(file, &matched) {
                if entry.use == .comparison, !isNamed(file, named, under: manifest) {
                    leftAside[Self.id(manifest, entry), default: 0] += 1
                } else {
                    tasks.append(ImportTask(path: file, kind: entry.kind ?? .unknown, entry: entry))
                }
            } else {
                unclaimed.append(file)
            }
        }
        let kinds = ParallelMap(jobs: jobs).map(unclaimed) { ContentKind.of(path: $0, limits: limits) }
        for (file, kind) in zip(unclaimed, kinds) { addUnclaimed(file, as: kind) }
        report(leftAside, matched: matched, given: named)
    }

    private static func id(_ manifest: SourceManifest, _ entry: SourceManifest.Entry) -> String {
        "\(manifest.path)\n\(entry.dataset)"
    }

    private static func withoutLastSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Manifests among the files, and those beside a file or above a file or folder that was given itself.
    private func manifestPaths(_ files: [String], given: [String]) -> [String] {
        let name = SourceManifest.fileName
        var paths = Set(files.filter { $0.hasSuffix("/\(name)") || $0 == name })
        for path in given {
            for folder in Self.foldersAbove(Self.withoutLastSlash(path)) {
                let candidate = folder + name
                if paths.contains(candidate) { break }
                if FileManager.default.fileExists(atPath: candidate) {
                    paths.insert(candidate)
                    break
                }
            }
        }
        return paths.sorted()
    }

    /// The folder that a path lies in and the two above it, each with its last `/`: as far as a manifest is looked for.
    private static func foldersAbove(_ path: String) -> [String] {
        var folders: [String] = []
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/"), folders.count < 3 {
            folders.append(String(path[...slash]))
            rest = rest[..<slash]
        }
        if folders.count < 3, !path.hasPrefix("/") { folders.append("") }
        return folders
    }

    private mutating func readManifest(_ path: String) {
        do throws(FileFault) {
            var reading = try FileReading(path: path, limits: limits)
            let (manifest, faults) = SourceManifest.read(try reading.all(), path: path)
            findings += faults
            manifests.append(manifest)
        } catch {
            findings.append(error.finding(path: path))
        }
    }

    /// The entry that names a file, in the manifest nearest to it; a second entry that does so is named.
    private mutating func claim(
        _ file: String, _ matched: inout Set<String>
    ) -> (SourceManifest, SourceManifest.Entry)? {
        for manifest in manifests.reversed() where file.hasPrefix(manifest.folder) {
            let relative = String(file.dropFirst(manifest.folder.count))
            let entries = manifest.entries.filter { entry in entry.files.contains { $0.matches(relative) } }
            guard let first = entries.first else { continue }
            for entry in entries { matched.insert(Self.id(manifest, entry)) }
            if entries.count > 1 {
                findings.append(
                    Finding(
                        .warning, "manifest.two-claims",
                        "`\(first.dataset)` and `\(entries[1].dataset)` both name this file; it was read as the first",
                        at: SourceLocation(file: file), help: "narrow the `files` of one of them"))
            }
            return (manifest, first)
        }
        return nil
    }

    /// Whether a file, or a folder below that of the manifest that it lies in, was asked for by name.
    private func isNamed(_ file: String, _ named: Set<String>, under manifest: SourceManifest) -> Bool {
        named.contains { path in
            path == file || (file.hasPrefix(path + "/") && (path + "/").count > manifest.folder.count)
        }
    }

    private mutating func addUnclaimed(_ file: String, as kind: FileKind) {
        if manifests.contains(where: { file.hasPrefix($0.folder) && !$0.entries.isEmpty }), kind != .unknown {
            findings.append(
                Finding(
                    .note, "manifest.unclaimed",
                    "no source of the manifest names this file; it was taken for \(kind.words)",
                    at: SourceLocation(file: file), help: "add it to `\(SourceManifest.fileName)`"))
        }
        tasks.append(ImportTask(path: file, kind: kind, entry: nil))
    }

    private mutating func report(_ leftAside: [String: Int], matched: Set<String>, given: Set<String>) {
        for manifest in manifests {
            for entry in manifest.entries {
                let id = Self.id(manifest, entry)
                if let count = leftAside[id] {
                    findings.append(
                        Finding(
                            .note, "manifest.comparison",
                            "\(count) files of `\(entry.dataset)` are for comparison and were left aside",
                            at: entry.location, help: "name their folder to read them"))
                } else if !matched.contains(id), given.contains(Self.withoutLastSlash(manifest.folder)) {
                    findings.append(
                        Finding(
                            .warning, "manifest.no-file", "no file matches the `files` of `\(entry.dataset)`",
                            at: entry.location))
                }
            }
        }
    }
}
