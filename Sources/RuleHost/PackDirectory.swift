public import Findings
import FoundationEssentials
import Glibc
public import RuleModel

/// Takes the files of a pack from its directory, and nothing that lies outside of it.
public enum PackDirectory {
    /// The most bytes of one file.
    public static let fileBytes = 256 * 1_024
    /// The most bytes of all files together.
    public static let packBytes = 4 * 1_024 * 1_024
    /// The most files.
    public static let files = 1_000

    /// Reads every regular file that belongs to a pack, in the order of their paths; what cannot be used is a finding.
    public static func read(_ path: String) -> (files: [PackFile], findings: [Finding]) {
        guard let root = canonical(path) else {
            let place = SourceLocation(file: path)
            return ([], [Finding(.error, "pack.unreadable", "`\(path)` cannot be read", at: place)])
        }
        var walk = Walk(shown: path, root: root)
        walk.directory("")
        return (walk.files.sorted { $0.path < $1.path }, walk.findings.sorted())
    }

    fileprivate static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// One pass over a pack's directory.
private struct Walk {
    let shown: String
    let root: String
    var files: [PackFile] = []
    var findings: [Finding] = []
    private var bytes = 0

    init(shown: String, root: String) {
        self.shown = shown
        self.root = root
    }

    mutating func directory(_ relative: String) {
        let path = relative.isEmpty ? shown : join(shown, relative)
        guard relative.utf8.lazy.filter({ $0 == 0x2F }).count < 8,
            let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        else { return note("pack.unreadable", "this directory cannot be read", relative) }
        for name in names.sorted() where !name.hasPrefix(".") && !name.hasSuffix("~") {
            entry(relative.isEmpty ? name : join(relative, name))
        }
    }

    private mutating func entry(_ relative: String) {
        let path = join(shown, relative)
        guard let resolved = PackDirectory.canonical(path) else {
            return note("pack.unreadable", "`\(relative)` cannot be read", relative)
        }
        guard resolved.hasPrefix(root + "/") else {
            return note(
                "pack.symlink", "`\(relative)` leads out of the pack", relative, help: "copy the file into the pack")
        }
        var status = stat()
        guard stat(resolved, &status) == 0 else {
            return note("pack.unreadable", "`\(relative)` cannot be read", relative)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: resolved == root + "/" + relative ? directory(relative) : refuseLinkedDirectory(relative)
        case S_IFREG: file(relative, size: Int(status.st_size))
        default: note("pack.unreadable", "`\(relative)` is not a file", relative)
        }
    }

    private mutating func refuseLinkedDirectory(_ relative: String) {
        note(
            "pack.symlink", "`\(relative)` is a link to a directory", relative,
            help: "copy the directory into its place")
    }

    private mutating func file(_ relative: String, size: Int) {
        guard isPackFile(relative) else {
            let place = SourceLocation(file: join(shown, relative))
            findings.append(
                Finding(
                    .warning, "pack.unexpected-file",
                    "`\(relative)` is not a file that a pack has here, and is not read",
                    at: place))
            return
        }
        guard size <= PackDirectory.fileBytes else {
            return note(
                "pack.file-too-large",
                "`\(relative)` has \(size) bytes where at most \(PackDirectory.fileBytes) are read",
                relative)
        }
        bytes += size
        guard bytes <= PackDirectory.packBytes, files.count < PackDirectory.files else {
            return note("pack.too-large", "the pack is larger than \(PackDirectory.packBytes) bytes", relative)
        }
        let path = join(shown, relative)
        guard let data = FileManager.default.contents(atPath: path) else {
            return note("pack.unreadable", "`\(relative)` cannot be read", relative)
        }
        files.append(PackFile(path: relative, shownPath: path, bytes: Array(data)))
    }

    private func isPackFile(_ relative: String) -> Bool {
        let parts = relative.split(separator: "/")
        switch parts[0] {
        case "pack.yaml", "README.md": return parts.count == 1
        case "parameters", "indicators", "cases", "texts": return parts.count == 2 && relative.hasSuffix(".yaml")
        case "rules": return parts.count > 1 && relative.hasSuffix(".lua")
        default: return false
        }
    }

    private func join(_ left: String, _ right: String) -> String {
        left.hasSuffix("/") ? left + right : left + "/" + right
    }

    private mutating func note(_ code: String, _ message: String, _ relative: String, help: String? = nil) {
        let file = relative.isEmpty ? shown : join(shown, relative)
        findings.append(Finding(.error, code, message, at: SourceLocation(file: file), help: help))
    }
}
