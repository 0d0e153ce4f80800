import AidModel

/// What records are resolved against: codes, states, places, organisations, clusters. Immutable once made.
struct ReferenceTables: Sendable {
    private(set) var codes: [String: Set<String>] = [:]

    /// Nothing to resolve against.
    init() {}

    /// What the reference files gave together.
    init(_ builders: [SnapshotBuilder]) {
        for builder in builders {
            for entry in builder.codeLists { codes[entry.list, default: []].insert(entry.code) }
        }
    }

    /// Whether a code is on a list; `nil` when the list is not loaded.
    func has(_ code: String, on list: String) -> Bool? { codes[list].map { $0.contains(code) } }
}
