/// Collects records in any order and packs them into a Snapshot in canonical order.
///
/// Not for use from several threads at once: parse on several, add on one.
public struct SnapshotBuilder: Sendable {
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

    /// Takes over the records of a builder that has read one file and named no source itself: they get this `source`.
    public mutating func absorb(_ other: SnapshotBuilder, source: Int) {
        func moved<Record: SourcedRecord>(_ records: [Record]) -> [Record] {
            var records = records
            for index in records.indices { records[index].provenance.source = source }
            return records
        }
        activities += moved(other.activities)
        presences += moved(other.presences)
        readings += moved(other.readings)
        judgements += moved(other.judgements)
        consents += moved(other.consents)
        priorities += moved(other.priorities)
        selfDeclarations += moved(other.selfDeclarations)
        listedSectors += moved(other.listedSectors)
        listedStatuses += moved(other.listedStatuses)
        needs += moved(other.needs)
        exchangeRates += moved(other.exchangeRates)
        codeLists += moved(other.codeLists)
        places += moved(other.places)
        states += moved(other.states)
        organisations += moved(other.organisations)
    }

    /// Records that a source holds directly, of all kinds together.
    public var topLevelCount: Int {
        counts.reduce(0) { $0 + ($1.name == "transactions" ? 0 : $1.count) }
    }

    /// Gives every record that has no stamp of its own the day since when its file was known.
    public mutating func settleKnown(_ date: CalendarDate?) {
        guard let date else { return }
        func settled<Record: SourcedRecord>(_ records: [Record]) -> [Record] {
            var records = records
            for index in records.indices where records[index].provenance.known == nil {
                records[index].provenance.known = date
            }
            return records
        }
        activities = settled(activities)
        presences = settled(presences)
        readings = settled(readings)
        judgements = settled(judgements)
        consents = settled(consents)
        priorities = settled(priorities)
        selfDeclarations = settled(selfDeclarations)
        listedSectors = settled(listedSectors)
        listedStatuses = settled(listedStatuses)
        needs = settled(needs)
        exchangeRates = settled(exchangeRates)
        codeLists = settled(codeLists)
        places = settled(places)
        states = settled(states)
        organisations = settled(organisations)
    }

    /// How many records of each kind were read, by the names that `import` prints.
    public var counts: [(name: String, count: Int)] {
        [
            ("activities", activities.count), ("transactions", activities.reduce(0) { $0 + $1.transactions.count }),
            ("presences", presences.count), ("facts", readings.count), ("judgements", judgements.count),
            ("consents", consents.count), ("priorities", priorities.count),
            ("selfDeclarations", selfDeclarations.count), ("listedSectors", listedSectors.count),
            ("listedStatuses", listedStatuses.count), ("needs", needs.count), ("exchangeRates", exchangeRates.count),
            ("codes", codeLists.count), ("places", places.count), ("states", states.count),
            ("organisations", organisations.count),
        ]
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
