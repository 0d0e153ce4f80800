import YAMLFormat

/// How the columns of a table are read, as a manifest says it.
struct TableLayout: Sendable {
    private var texts: [String: String] = [:]
    private var lists: [String: [String]] = [:]
    private var maps: [String: [String: String]] = [:]

    /// Nothing said.
    init() {}

    /// What a mapping says.
    init(_ mapping: YAMLMapping) {
        for entry in mapping.entries {
            if let text = entry.value.text {
                texts[entry.key] = text
            } else if let items = entry.value.sequence {
                lists[entry.key] = items.compactMap(\.text)
            } else if let pairs = entry.value.entries {
                maps[entry.key] = Dictionary(
                    pairs.compactMap { pair in pair.value.text.map { (pair.key, $0) } }, uniquingKeysWith: { $1 })
            }
        }
    }

    /// A layout made in code, for tables that are known by their header.
    init(texts: [String: String], maps: [String: [String: String]]) {
        self.texts = texts
        self.maps = maps
    }

    /// A text of the layout.
    subscript(key: String) -> String? { texts[key] }
    /// A list of the layout.
    func list(_ key: String) -> [String] { lists[key] ?? [] }
    /// A map of the layout.
    func map(_ key: String) -> [String: String] { maps[key] ?? [:] }
}
