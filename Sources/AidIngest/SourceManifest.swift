import AidModel
import Findings
import YAMLFormat

/// What a folder of data holds, who says it and for when: read from `sources.yaml`.
struct SourceManifest: Sendable {
    /// The name that a manifest has in its folder.
    static let fileName = "sources.yaml"

    /// Whether a data set is part of the current data.
    enum Use: String, CaseIterable, Sendable {
        /// Read as what is so.
        case current
        /// Only for telling what changed: read when its files are named themselves.
        case comparison
    }

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
        /// Whether it is read with the current data.
        var use = Use.current
        /// The day whose state a comparison is.
        var snapshot: CalendarDate?
        /// The year of a table that names only months, or none at all.
        var year: Int?
        /// How its table is read.
        var table: TableLayout?
        /// Its files, as patterns under the manifest's folder.
        var files: [FilePattern] = []
        /// Where the entry stands.
        var location: SourceLocation?
    }

    /// Where it was read.
    let path: String
    private(set) var entries: [Entry] = []

    /// The folder that its patterns are under, with its last `/`; empty for the current one.
    var folder: String { String(path.dropLast(Self.fileName.utf8.count)) }

    /// Reads a manifest; entries that cannot be used are left out and named.
    static func read(_ bytes: [UInt8], path: String) -> (manifest: SourceManifest, findings: [Finding]) {
        var manifest = SourceManifest(path: path)
        let (value, faults) = StrictYAML.read(bytes: bytes, file: path)
        guard let value else {
            let empty = Finding(
                .error, "manifest.empty", "the manifest says nothing", at: SourceLocation(file: path),
                help: "see `docs/guides/sources-manifest.md`, or remove the file")
            return (manifest, faults.isEmpty ? [empty] : faults)
        }
        var root = YAMLMapping(value, "the manifest")
        if let schema = root.requiredText("schema"), schema != "1" {
            root.note(
                Finding(
                    .error, "manifest.schema", "schema `\(schema)` is not known", at: root.location,
                    help: "write `schema: 1`"))
        }
        var seen: Set<String> = []
        for item in root.list("sources") {
            var mapping = YAMLMapping(item, "a source")
            if let entry = ManifestEntryReader.read(&mapping) {
                if seen.insert(entry.dataset).inserted {
                    manifest.entries.append(entry)
                } else {
                    mapping.note(
                        Finding(
                            .error, "manifest.dataset-twice", "`\(entry.dataset)` is the name of two sources",
                            at: entry.location, help: "give each source its own `dataset`"))
                }
            }
            root.absorb(mapping)
        }
        root.unknownKeys()
        return (manifest, faults + root.findings)
    }
}
