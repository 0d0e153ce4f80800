import AidModel
import Findings
import YAMLFormat

/// What a folder of data holds, who says it and for when: read from `sources.yaml` (docs/guides/sources-manifest.md).
struct SourceManifest: Sendable {
    /// The file's name.
    static let fileName = "sources.yaml"

    /// One data set of the manifest.
    struct Entry: Sendable {
        var dataset = ""
        var kind: FileKind?
        var title: String?
        var publisher: String?
        var licence: String?
        var covers: String?
        var leavesOut: String?
        var from: CalendarDate?
        var to: CalendarDate?
        var released: CalendarDate?
        var year: Int?
        /// Whether it is only for telling what changed, and so never added to the current data.
        var isComparison = false
        var files: [GlobPattern] = []
        var table = TableLayout()
    }

    /// The folder that the manifest lies in, without a final slash.
    let folder: String
    private(set) var entries: [Entry] = []
    private(set) var findings: [Finding] = []

    /// Reads a manifest's text.
    init(bytes: [UInt8], path: String) {
        folder = path.hasSuffix("/" + Self.fileName) ? String(path.dropLast(Self.fileName.count + 1)) : "."
        let (value, findings) = StrictYAML.read(bytes: bytes, file: path)
        self.findings = findings
        guard let value else { return }
        var root = YAMLMapping(value, "the manifest")
        _ = root.requiredText("schema")
        for item in root.list("sources") { add(item) }
        root.unknownKeys()
        self.findings += root.findings
    }

    /// The entry that names a file, given by its path.
    func entry(for path: String) -> Entry? {
        guard path.hasPrefix(folder + "/") || folder == "." else { return nil }
        let relative = folder == "." ? path : String(path.dropFirst(folder.count + 1))
        return entries.first { $0.files.contains { $0.matches(relative) } }
    }

    private mutating func add(_ value: YAMLValue) {
        var mapping = YAMLMapping(value, "a source")
        var entry = Entry()
        entry.dataset = mapping.requiredText("dataset") ?? ""
        if let kind = mapping.requiredText("kind") {
            entry.kind = FileKind(rawValue: kind)
            if entry.kind == nil {
                let names = FileKind.allCases.map(\.rawValue)
                mapping.note(
                    Finding(
                        .error, "manifest.kind", "`\(kind)` is no kind of source", at: value.location,
                        help: NearestName.nearest(to: kind, among: names).map { "did you mean `\($0)`?" }
                            ?? "the kinds are \(names.joined(separator: ", "))"))
            }
        }
        entry.title = mapping.requiredText("title")
        entry.publisher = mapping.requiredText("publisher")
        entry.licence = mapping.requiredText("licence")
        entry.covers = mapping.requiredText("covers")
        entry.leavesOut = mapping.requiredText("leaves_out")
        entry.files = mapping.texts("files").map(GlobPattern.init)
        entry.from = Self.date("from", &mapping)
        entry.to = Self.date("to", &mapping)
        entry.released = Self.date("released", &mapping)
        entry.year = mapping.optionalText("year").flatMap { Int($0) }
        entry.isComparison = mapping.optionalText("use") == "comparison"
        if let table = mapping.mapping("table") { entry.table = TableLayout(table) }
        mapping.unknownKeys(allowed: [
            "dataset", "kind", "title", "publisher", "licence", "licences_file", "attribution", "files", "covers",
            "leaves_out", "from", "to", "released", "use", "snapshot", "year", "table",
        ])
        findings += mapping.findings
        entries.append(entry)
    }

    private static func date(_ key: String, _ mapping: inout YAMLMapping) -> CalendarDate? {
        guard let text = mapping.optionalText(key) else { return nil }
        guard let date = CalendarDate(text) else {
            mapping.note(
                Finding(
                    .error, "manifest.date", "`\(text)` is not a date", at: mapping.location,
                    help: "dates are written YYYY-MM-DD"))
            return nil
        }
        return date
    }
}
