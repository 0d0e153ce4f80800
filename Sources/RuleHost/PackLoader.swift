public import AidModel
public import Findings
public import RuleModel
import YAMLFormat

/// Reads a pack: manifest, dated parameters, own indicators, texts, rule and case files. Runs none of its Lua.
public enum PackLoader {
    /// Reads the pack in a directory.
    ///
    /// - Parameters:
    ///   - path: the directory, as findings should name it.
    ///   - registry: the indicators that every pack may ask for.
    /// - Returns: the pack, `nil` when its manifest cannot be used, and what is wrong, in the order of places. A pack with
    ///   errors is given all the same, so that the rest of it can be checked; it must not be evaluated.
    public static func load(
        _ path: String, registry: IndicatorRegistry = .standard
    ) -> (pack: Pack?, findings: [Finding]) {
        let (files, findings) = PackDirectory.read(path)
        guard !findings.contains(where: { $0.code == "pack.unreadable" && $0.location?.file == path }) else {
            return (nil, findings)
        }
        let read = load(files: files, path: path, registry: registry)
        return (read.pack, (findings + read.findings).sorted())
    }

    /// Reads the pack that some files are.
    public static func load(
        files: [PackFile], path: String, registry: IndicatorRegistry = .standard
    ) -> (pack: Pack?, findings: [Finding]) {
        guard let manifest = files.first(where: { $0.path == "pack.yaml" }) else {
            let finding = Finding(
                .error, "pack.manifest-missing", "there is no `pack.yaml` here", at: SourceLocation(file: path),
                help: "a pack is a directory with a `pack.yaml`")
            return (nil, [finding])
        }
        var reading = PackReading(files: files, path: path, registry: registry)
        reading.indicators()
        guard reading.manifest(manifest) else { return (nil, reading.findings.sorted()) }
        reading.parameters()
        reading.texts()
        reading.ruleFiles()
        return (reading.pack, reading.findings.sorted())
    }
}

/// The state of reading one pack.
struct PackReading {
    let files: [PackFile]
    let registry: IndicatorRegistry
    var pack = Pack()
    var findings: [Finding] = []

    init(files: [PackFile], path: String, registry: IndicatorRegistry) {
        self.files = files
        self.registry = registry
        pack.path = path
        pack.hash = Pack.hash(of: files)
    }

    mutating func yaml(_ file: PackFile) -> YAMLValue? {
        let (value, found) = StrictYAML.read(bytes: file.bytes, file: file.shownPath)
        findings += found
        if value == nil, found.isEmpty {
            findings.append(
                Finding(.error, "pack.empty-file", "the file says nothing", at: SourceLocation(file: file.shownPath)))
        }
        return value
    }

    func files(under directory: String) -> [PackFile] {
        files.filter { $0.path.hasPrefix(directory + "/") }
    }

    mutating func note(_ code: String, _ message: String, at place: SourceLocation?, help: String? = nil) {
        findings.append(Finding(.error, code, message, at: place, help: help))
    }

    mutating func ruleFiles() {
        let scripts = files(under: "rules")
        pack.rules = scripts.filter { $0.path.split(separator: "/").count == 2 }
        pack.modules = scripts.filter { $0.path.split(separator: "/").count > 2 }
        pack.cases = files(under: "cases")
        if pack.rules.isEmpty {
            note(
                "pack.no-rules", "the pack has no rules", at: SourceLocation(file: pack.path),
                help: "a rule is a file `rules/<id>.lua`")
        }
        if !files.contains(where: { $0.path == "README.md" }) {
            findings.append(
                Finding(
                    .warning, "pack.no-readme", "the pack has no `README.md`", at: SourceLocation(file: pack.path),
                    help: "say what it is, that it is illustrative, and whose numbers it uses"))
        }
    }
}
