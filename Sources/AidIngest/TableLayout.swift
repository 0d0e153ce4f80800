import Findings
import YAMLFormat

/// How the columns of a table are read: the `table` of a source in the manifest.
struct TableLayout: Sendable {
    enum Shape: String, CaseIterable, Sendable { case wide, long, sum, presence, rates, list }
    enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case latin1 = "latin-1"
    }
    enum KeyScheme: String, CaseIterable, Sendable {
        case iso2, iso3, m49
        case countryName = "country-name"
    }
    enum ValueFormat: String, CaseIterable, Sendable {
        case number
        case numberWithYear = "number-with-year"
    }
    enum Quotation: String, CaseIterable, Sendable {
        case unitsPerBase = "units_per_base"
        case basePerUnit = "base_per_unit"
    }
    enum Frequency: String, CaseIterable, Sendable {
        case annualAverage = "annual_average"
        case daily
    }

    var shape = Shape.list
    var encoding = Encoding.utf8
    var delimiter: UInt8?
    var missing: Set<String> = []
    /// What the layout needs to the table's column.
    var columns: [String: String] = [:]
    /// The same in the order written, for `wide`.
    var columnOrder: [String] = []
    var key: String?
    var keyScheme = KeyScheme.iso3
    var keyAliases: [String: String] = [:]
    var keyIgnore: Set<String> = []
    var keySeparator: String?
    var year: Int?
    var yearColumn: String?
    var valueFormat = ValueFormat.number
    var valueColumn: String?
    var lowColumn: String?
    var highColumn: String?
    var standardErrorColumn: String?
    var indicator: String?
    var indicatorColumn: String?
    var indicators: [String: String] = [:]
    var country: String?
    var base = "USD"
    var quotation = Quotation.unitsPerBase
    var frequency = Frequency.annualAverage
    var preferredCountry: [String: String] = [:]
    var nameColumns: [String] = []

    init() {}

    init(_ mapping: inout YAMLMapping) {
        _ = mapping.required("layout")
        shape = mapping.choice("layout", Shape.self) ?? .list
        encoding = mapping.choice("encoding", Encoding.self) ?? .utf8
        delimiter = mapping.optionalText("delimiter").flatMap { $0 == "tab" ? 9 : $0.utf8.first }
        missing = Set(mapping.texts("missing"))
        readKeys(&mapping)
        readValues(&mapping)
        country = mapping.optionalText("country")
        base = mapping.optionalText("base") ?? "USD"
        quotation = mapping.choice("quoted_as", Quotation.self) ?? .unitsPerBase
        frequency = mapping.choice("frequency", Frequency.self) ?? .annualAverage
        preferredCountry = Self.texts(&mapping, "preferred_country")
        nameColumns = mapping.texts("name_columns")
        mapping.unknownKeys()
    }

    private mutating func readKeys(_ mapping: inout YAMLMapping) {
        key = mapping.optionalText("key")
        keyScheme = mapping.choice("key_scheme", KeyScheme.self) ?? .iso3
        keyAliases = Self.texts(&mapping, "key_aliases")
        keyIgnore = Set(mapping.texts("key_ignore"))
        keySeparator = mapping.optionalText("key_separator")
        year = mapping.year("year")
        yearColumn = mapping.optionalText("year_column")
    }

    private mutating func readValues(_ mapping: inout YAMLMapping) {
        columns = Self.texts(&mapping, "columns")
        columnOrder = mapping.entries.first { $0.key == "columns" }?.value.entries?.map(\.key) ?? []
        valueFormat = mapping.choice("value_format", ValueFormat.self) ?? .number
        valueColumn = mapping.optionalText("value_column")
        lowColumn = mapping.optionalText("low_column")
        highColumn = mapping.optionalText("high_column")
        standardErrorColumn = mapping.optionalText("standard_error_column")
        indicator = mapping.optionalText("indicator")
        indicatorColumn = mapping.optionalText("indicator_column")
        indicators = Self.texts(&mapping, "indicators")
    }

    private static func texts(_ mapping: inout YAMLMapping, _ key: String) -> [String: String] {
        guard let nested = mapping.mapping(key) else { return [:] }
        var texts: [String: String] = [:]
        for entry in nested.entries {
            if let text = entry.value.text {
                texts[entry.key] = text
            } else {
                mapping.note(
                    Finding(
                        .error, "yaml.wrong-type", "`\(entry.key)` of `\(key)` has to be a text",
                        at: entry.value.location))
            }
        }
        mapping.absorb(nested)
        return texts
    }
}
