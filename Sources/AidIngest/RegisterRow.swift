import Findings

/// One row of a register, from a table or from YAML: texts by key, each with its place.
struct RegisterRow {
    let line: Int
    private(set) var values: [String: String] = [:]
    private(set) var lists: [String: [String]] = [:]

    init(line: Int) { self.line = line }

    mutating func set(_ key: String, _ text: String) { values[key] = text }

    mutating func set(_ key: String, _ texts: [String]) { lists[key] = texts }

    /// Takes a text out of the row.
    mutating func take(_ key: String) -> String? { values.removeValue(forKey: key) }

    subscript(key: String) -> String? { values[key] }

    /// The texts of a key that holds a list; in tables they are parted by `;`.
    func list(_ key: String) -> [String] {
        lists[key] ?? (values[key] ?? "").split(separator: ";").compactMap(\.trimmedOrNil)
    }
}
