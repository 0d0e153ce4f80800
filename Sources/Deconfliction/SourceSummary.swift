public import AidModel

/// What one data set covers and leaves out, over all of its files that were read.
public struct SourceSummary: Hashable, Sendable {
    /// The data set's id.
    public var dataset: String
    /// What it is (`iati`, `3w`, `indicators`, …).
    public var kind: String
    /// Its title.
    public var title: String?
    /// Who published it; `nil` when several did.
    public var publisher: String?
    /// Its licence; `nil` when several hold.
    public var licence: String?
    /// What it covers.
    public var covers: String?
    /// What it leaves out.
    public var leavesOut: String?
    /// The first day it speaks of.
    public var from: CalendarDate?
    /// The last day it speaks of.
    public var to: CalendarDate?
    /// When it was released.
    public var released: CalendarDate?
    /// How many files were read.
    public var files: Int

    /// Sums up the sources of one data set and kind.
    init(_ sources: [Source], dataset: String, kind: String) {
        self.dataset = dataset
        self.kind = kind
        files = sources.count
        title = Self.shared(sources.map(\.title))
        publisher = Self.shared(sources.map(\.publisher))
        licence = Self.shared(sources.map(\.licence))
        covers = Self.shared(sources.map(\.covers))
        leavesOut = Self.shared(sources.map(\.leavesOut))
        from = sources.compactMap(\.from).min()
        to = sources.compactMap(\.to).max()
        released = sources.compactMap(\.released).max()
    }

    private static func shared(_ values: [String?]) -> String? {
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// Sums up all sources of a Snapshot, by data set and kind.
    static func all(in snapshot: Snapshot) -> [SourceSummary] {
        let groups = Dictionary(grouping: snapshot.sources.decoded()) { [$0.dataset, $0.kind] }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { SourceSummary($0.value, dataset: $0.key[0], kind: $0.key[1]) }
    }
}
