/// Collects records in any order and packs them into a Snapshot in canonical order.
///
/// Not for use from several threads at once: parse on several, add on one.
public struct SnapshotBuilder {
    private var sources: [Source] = []
    /// Activities read.
    public var activities: [Activity] = []
    /// Presences read.
    public var presences: [OperationalPresence] = []
    /// Indicator readings read.
    public var readings: [IndicatorReading] = []
    /// Judgements read.
    public var judgements: [Judgement] = []
    /// Consents read.
    public var consents: [Consent] = []
    /// Priorities read.
    public var priorities: [Priority] = []
    /// Self-declarations read.
    public var selfDeclarations: [SelfDeclaration] = []
    /// Recipients' own sectors read.
    public var listedSectors: [ListedSector] = []
    /// Standings on lists read.
    public var listedStatuses: [ListedStatus] = []
    /// Needs read.
    public var needs: [Need] = []
    /// Exchange rates read.
    public var exchangeRates: [ExchangeRate] = []
    /// Codes read.
    public var codeLists: [CodeListEntry] = []
    /// Areas read.
    public var places: [Place] = []
    /// States read.
    public var states: [State] = []
    /// Organisations read.
    public var organisations: [Organisation] = []
    /// Where each source lay, by SHA-256: for people, in no hash.
    public var paths: [String: String] = [:]

    /// Makes an empty builder.
    public init() {}

    /// Adds a source and gives the index that its records carry in `provenance.source`.
    public mutating func addSource(_ source: Source, path: String? = nil) -> Int {
        sources.append(source)
        if let path { paths[source.sha256] = path }
        return sources.count - 1
    }

    /// Packs what was known on a day and what a reader may see.
    ///
    /// - Parameters:
    ///   - knownAt: leaves out what became known later; `nil` leaves nothing out.
    ///   - clearance: leaves out what is more closed than this.
    public func build(
        knownAt: CalendarDate? = nil, clearance: Sensitivity = .coordinator
    ) throws(Segment.LayoutError) -> Snapshot {
        let order = sources.indices.sorted { sourceKey($0) < sourceKey($1) }
        var rank = Array(repeating: 0, count: sources.count)
        for (position, index) in order.enumerated() { rank[index] = position }
        let view = View(rank: rank, knownAt: knownAt, clearance: clearance)
        var writer = SegmentBuilder()
        writer.append(order.map { sources[$0] })
        writer.append(view.rows(activities))
        writer.append(view.rows(presences))
        writer.append(view.rows(readings))
        writer.append(view.rows(judgements))
        writer.append(view.rows(consents))
        writer.append(view.rows(priorities))
        writer.append(view.rows(selfDeclarations))
        writer.append(view.rows(listedSectors))
        writer.append(view.rows(listedStatuses))
        writer.append(view.rows(needs))
        writer.append(view.rows(exchangeRates))
        writer.append(view.rows(codeLists))
        writer.append(view.rows(places))
        writer.append(view.rows(states))
        writer.append(view.rows(organisations))
        return Snapshot(segment: try writer.build(), paths: paths, knownAt: knownAt)
    }

    private func sourceKey(_ index: Int) -> (String, String, String) {
        (sources[index].dataset, sources[index].fileName, sources[index].sha256)
    }

    /// Orders and filters the records of a table.
    private struct View {
        let rank: [Int]
        let knownAt: CalendarDate?
        let clearance: Sensitivity

        func rows<Record: SourcedRecord>(_ records: [Record]) -> some Sequence<Record> {
            let keyed = records.indices.filter { isVisible(records[$0].provenance) }.map { index in
                let record = records[index]
                return (record.canonicalKey, rank[record.provenance.source], record.provenance.line, index)
            }
            return keyed.sorted { $0 < $1 }.lazy.map { key in
                var record = records[key.3]
                record.provenance.source = rank[record.provenance.source]
                return record
            }
        }

        private func isVisible(_ provenance: Provenance) -> Bool {
            if provenance.sensitivity > clearance { return false }
            guard let knownAt, let known = provenance.known else { return true }
            return known <= knownAt
        }
    }
}
