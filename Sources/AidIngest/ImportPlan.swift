import Findings

/// Which files are read as what: by the manifest that lies above them, else by their content.
struct ImportPlan {
    private(set) var tasks: [ImportTask] = []
    private(set) var findings: [Finding] = []
    private var manifests: [SourceManifest] = []
    private let limits: ImportLimits
    private let given: [String]

    init(_ files: [String], given: [String], limits: ImportLimits) {
        self.limits = limits
        self.given = given.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        for path in files where path.hasSuffix("/" + SourceManifest.fileName) || path == SourceManifest.fileName {
            readManifest(path)
        }
        // The manifest nearest to a file speaks first.
        manifests.sort { $0.folder.count > $1.folder.count }
        for path in files { add(path) }
    }

    private mutating func readManifest(_ path: String) {
        do throws(FileFault) {
            var input = try FileReading(path: path, limits: limits)
            let manifest = SourceManifest(bytes: try input.all(), path: path)
            findings += manifest.findings
            manifests.append(manifest)
        } catch {
            findings.append(error.finding(path: path))
        }
    }

    private mutating func add(_ path: String) {
        let entry = manifests.lazy.compactMap { $0.entry(for: path) }.first
        if let entry, entry.isComparison, !isNamed(path) { return }
        if path.hasSuffix("/" + SourceManifest.fileName) || path == SourceManifest.fileName {
            tasks.append(ImportTask(path: path, kind: .manifest, entry: nil))
        } else if let kind = entry?.kind {
            tasks.append(ImportTask(path: path, kind: kind, entry: entry))
        } else if isProse(path) {
            tasks.append(ImportTask(path: path, kind: .manifest, entry: nil))
        } else {
            tasks.append(FileDetection(path: path, limits: limits).task())
        }
    }

    /// Data kept for telling what changed is read only when it was asked for itself: the path given lies below the
    /// manifest's folder.
    private func isNamed(_ path: String) -> Bool {
        given.contains { given in
            (path == given || path.hasPrefix(given + "/"))
                && !manifests.contains { $0.folder == given || $0.folder.hasPrefix(given + "/") }
        }
    }

    /// Notes for people that lie beside data.
    private func isProse(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return name.hasSuffix(".md") || name.hasPrefix("license") || name.hasPrefix("readme")
    }
}
