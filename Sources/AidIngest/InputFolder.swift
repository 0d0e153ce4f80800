import Findings
import FoundationEssentials

/// Finds the files to read under the paths given.
struct InputFolder {
    /// The files, in the order of their paths: the same on every machine.
    private(set) var files: [String] = []
    /// What was passed over, and what is not there.
    private(set) var findings: [Finding] = []
    private let limits: ImportLimits
    private var seen: Set<String> = []

    init(_ paths: [String], limits: ImportLimits) {
        self.limits = limits
        for path in paths { visit(path, depth: 0, given: true) }
        files.sort()
    }

    private mutating func visit(_ path: String, depth: Int, given: Bool) {
        var isFolder = false
        let manager = FileManager.default
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
            note(
                .error, "import.unreadable", "there is no file or folder `\(path)`", path,
                "check the path")
            return
        }
        if !given, (try? manager.destinationOfSymbolicLink(atPath: path)) != nil {
            note(
                .note, "import.link-skipped", "a symbolic link is not followed", path, "name its target itself")
        } else if isFolder {
            visitFolder(path, depth: depth)
        } else if seen.insert(path).inserted {
            take(path)
        }
    }

    private mutating func visitFolder(_ path: String, depth: Int) {
        guard depth < limits.folderDepth else {
            note(.error, "import.folder-depth", "folders lie more than \(limits.folderDepth) deep", path, nil)
            return
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            note(.error, "import.unreadable", "the folder cannot be listed", path, "check its permissions")
            return
        }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        let visible = names.filter { !$0.hasPrefix(".") }.sorted()
        if visible.isEmpty, depth == 0 {
            note(.warning, "import.empty-folder", "the folder holds no file", path, "check the path")
        }
        for name in visible { visit("\(folder)/\(name)", depth: depth + 1, given: false) }
    }

    private mutating func take(_ path: String) {
        let lower = path.lowercased()
        let archives = [".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".bz2", ".xz", ".7z"]
        if archives.contains(where: lower.hasSuffix) {
            note(.note, "import.archive-skipped", "an archive is not opened", path, "unpack it and name the folder")
        } else {
            files.append(path)
        }
    }

    private mutating func note(_ severity: Severity, _ code: String, _ message: String, _ path: String, _ help: String?)
    {
        findings.append(Finding(severity, code, message, at: SourceLocation(file: path), help: help))
    }
}
