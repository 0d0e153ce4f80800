import AidModel
import Findings
import YAMLFormat

/// Reads one source of a manifest.
enum ManifestEntryReader {
    private static let kinds: [FileKind] = [
        .iati, .presence, .indicators, .needs, .codelist, .places, .rates, .countries, .organisations, .sectors,
        .publishers, .register,
    ]

    /// The entry, or `nil` when it has no name, no kind or no files; every fault is noted in the mapping.
    static func read(_ mapping: inout YAMLMapping) -> SourceManifest.Entry? {
        var entry = SourceManifest.Entry()
        entry.location = mapping.location
        let dataset = mapping.requiredText("dataset")
        entry.dataset = dataset ?? ""
        entry.kind = kind(&mapping)
        entry.title = mapping.requiredText("title")
        entry.publisher = mapping.requiredText("publisher")
        entry.licence = mapping.requiredText("licence")
        _ = mapping.optionalText("licences_file")
        _ = mapping.optionalText("attribution")
        entry.covers = mapping.requiredText("covers")
        entry.leavesOut = mapping.requiredText("leaves_out")
        entry.from = mapping.date("from")
        entry.to = mapping.date("to")
        entry.released = mapping.date("released")
        entry.use = mapping.choice("use", SourceManifest.Use.self) ?? .current
        entry.snapshot = mapping.date("snapshot")
        entry.year = mapping.year("year")
        let patterns = mapping.texts("files")
        if mapping.required("files") != nil { entry.files = patterns.map(FilePattern.init) }
        if var table = mapping.mapping("table") {
            entry.table = TableLayout(&table)
            mapping.absorb(table)
        }
        mapping.unknownKeys()
        return dataset == nil || entry.kind == nil || entry.files.isEmpty ? nil : entry
    }

    private static func kind(_ mapping: inout YAMLMapping) -> FileKind? {
        guard let text = mapping.requiredText("kind") else { return nil }
        if let kind = FileKind(rawValue: text), kinds.contains(kind) { return kind }
        let names = kinds.map(\.rawValue)
        let nearest = NearestName.nearest(to: text, among: names).map { "did you mean `\($0)`" }
        mapping.note(
            Finding(
                .error, "manifest.kind", "`\(text)` is not a kind of source", at: mapping.location,
                help: nearest ?? "use one of \(names.map { "`\($0)`" }.joined(separator: ", "))"))
        return nil
    }
}

extension YAMLMapping {
    /// The calendar date under a key that may be absent.
    mutating func date(_ key: String) -> CalendarDate? {
        guard let text = optionalText(key) else { return nil }
        if text.utf8.count == 10, let date = CalendarDate(text) { return date }
        note(
            Finding(
                .error, "yaml.wrong-type", "`\(text)` is not a date", at: place(of: key),
                help: "write `\(key)` as YYYY-MM-DD"))
        return nil
    }

    /// The year under a key that may be absent.
    mutating func year(_ key: String) -> Int? {
        guard let text = optionalText(key) else { return nil }
        if let year = Int(text), (1000...9999).contains(year) { return year }
        note(
            Finding(
                .error, "yaml.wrong-type", "`\(text)` is not a year", at: place(of: key),
                help: "write `\(key)` with four digits"))
        return nil
    }

    private func place(of key: String) -> SourceLocation {
        entries.first { $0.key == key }?.value.location ?? location
    }
}
