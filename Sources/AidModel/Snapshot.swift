/// The shared picture at one moment: what each source says, immutable, hashed and packed in columns.
///
/// The hinge of the data flow: everything before it builds one, everything after it only reads one. Same records, same
/// bytes, whatever the order they came in. May be read from any thread.
public struct Snapshot: Sendable {
    /// The packed tables.
    public let segment: Segment
    /// Where each source lay when it was read, by its SHA-256: for showing to people, in no hash.
    public var paths: [String: String]
    /// The date up to which knowledge was let in, when it was limited.
    public let knownAt: CalendarDate?

    /// Opens a segment as a Snapshot.
    public init(segment: Segment, paths: [String: String] = [:], knownAt: CalendarDate? = nil) {
        self.segment = segment
        self.paths = paths
        self.knownAt = knownAt
    }

    /// The hash of all that it holds.
    public var hash: String { segment.hash }

    /// The rows of one kind of record.
    public func rows<Record: SnapshotRecord>(of type: Record.Type) -> SnapshotRows<Record> { segment.rows(of: type) }

    /// The sources, in canonical order.
    public var sources: SnapshotRows<Source> { rows(of: Source.self) }
    /// The activities, in the order of their compared identifier.
    public var activities: SnapshotRows<Activity> { rows(of: Activity.self) }
    /// The operational presences.
    public var presences: SnapshotRows<OperationalPresence> { rows(of: OperationalPresence.self) }
    /// The indicator readings.
    public var readings: SnapshotRows<IndicatorReading> { rows(of: IndicatorReading.self) }
    /// The judgements on register.
    public var judgements: SnapshotRows<Judgement> { rows(of: Judgement.self) }
    /// The consents on register.
    public var consents: SnapshotRows<Consent> { rows(of: Consent.self) }
    /// The recipient states' priorities on register.
    public var priorities: SnapshotRows<Priority> { rows(of: Priority.self) }
    /// The states' self-declarations on register.
    public var selfDeclarations: SnapshotRows<SelfDeclaration> { rows(of: SelfDeclaration.self) }
    /// The recipients' own sector lists.
    public var listedSectors: SnapshotRows<ListedSector> { rows(of: ListedSector.self) }
    /// The standings on named lists.
    public var listedStatuses: SnapshotRows<ListedStatus> { rows(of: ListedStatus.self) }
    /// The needs.
    public var needs: SnapshotRows<Need> { rows(of: Need.self) }
    /// The exchange rates.
    public var exchangeRates: SnapshotRows<ExchangeRate> { rows(of: ExchangeRate.self) }
    /// The code lists.
    public var codeLists: SnapshotRows<CodeListEntry> { rows(of: CodeListEntry.self) }
    /// The administrative areas.
    public var places: SnapshotRows<Place> { rows(of: Place.self) }
    /// The states.
    public var states: SnapshotRows<State> { rows(of: State.self) }
    /// The organisations.
    public var organisations: SnapshotRows<Organisation> { rows(of: Organisation.self) }

    /// Where a record was read, in words for people: `path:line` where the path is known, else `dataset/file:line`.
    public func place(of provenance: Provenance) -> String {
        guard sources.indices.contains(provenance.source) else { return "unknown source" }
        let source = sources[provenance.source]
        let file = paths[source.sha256] ?? "\(source.dataset)/\(source.fileName)"
        return provenance.line > 0 ? "\(file):\(provenance.line)" : file
    }
}
