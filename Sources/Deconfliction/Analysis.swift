import AidModel
import RuleModel
import Findings

/// One run of the analysis.
struct Analysis {
    private let snapshot: Snapshot
    private let decisions: [Decision]
    private let options: DeconflictionOptions
    private let books: AidBooks
    private let scope: AnalysisScope
    private let table: NettingTable
    private let presences: PresenceRecords
    private let cells: PresenceCells

    init(_ books: AidBooks, _ decisions: [Decision], _ options: DeconflictionOptions) {
        self.books = books
        snapshot = books.snapshot
        self.decisions = decisions
        self.options = options
        scope = AnalysisScope(
            countries: options.countries.sorted(), sectors: options.sectors.sorted(),
            organisations: options.organisations.sorted(), note: options.scopeNote)
        table = NettingTable(books, books.scoped(scope, by: .sector))
        presences = PresenceRecords(snapshot, options)
        cells = PresenceCells(presences, books)
    }

    func result() -> DeconflictionResult {
        var result = DeconflictionResult(
            asOf: options.asOf, scope: scope, snapshotHash: snapshot.hash, money: Netting.report(books, scope: scope))
        result.presenceAsOf = presences.day
        result.packs = packs()
        result.sources = SourceSummary.all(in: snapshot)
        result.states = openings()
        collect(&result)
        result.questions = QuestionRanking.choose(result.findings, limit: options.questionLimit)
        result.metrics = metrics()
        result.summary = summary(result)
        return result
    }

    private func packs() -> [PackReference] {
        Dictionary(decisions.map { ($0.pack.id, $0.pack) }, uniquingKeysWith: { first, _ in first })
            .sorted { $0.key < $1.key }.map(\.value)
    }

    private func collect(_ result: inout DeconflictionResult) {
        let rows = Set(table.members.map { books.aid.counted[$0.node] })
        let keys = Set(rows.map { books.aid.activities[$0].key })
        let isInScope: (Int) -> Bool = { rows.contains($0) }
        let filter = ScopeFilter(scope)
        let rules = RuleComparison(table, decisions) { subject in
            switch subject.kind {
            case .state: filter.admits(country: subject.id)
            case .activity: keys.contains(subject.id)
            case .portfolio: filter.admits(country: subject.portfolio?.recipient ?? "")
            case .organisation: scope.organisations.isEmpty || scope.organisations.contains(subject.id)
            default: true
            }
        }.findings()
        let needs = snapshot.needs.decoded().filter { filter.admits(country: $0.state) }
        let gaps = NeedGaps(books: books, day: presences.day, cells: cells.cells).findings(needs)
        let registers = Registers(books: books, table: table, filter: filter).findings(snapshot, states: result.states)
        let found =
            rules.findings
            + DuplicateIdentifiers(books: books).findings { keys.contains(books.aid.activities[$0].key) }
            + DeclaredRelations(books: books).findings(isInScope) + cells.findings()
            + ActivityCells(table, scope).findings()
            + (EndedPresence(presences, books)?.findings() ?? []) + gaps.findings + registers.findings
            + DataQuality(books: books).findings(table.members)
        result.findings = ranked(admitted(found))
        result.notes = (rules.notes + gaps.notes + registers.notes + coverage() + chainNotes()).sorted()
    }

    private func admitted(_ findings: [CoordinationFinding]) -> [CoordinationFinding] {
        guard !options.organisations.isEmpty else { return findings }
        let wanted = Set(options.organisations)
        return findings.filter { finding in
            finding.organisations.isEmpty || finding.organisations.contains { wanted.contains($0.key) }
        }
    }

    /// By kind, keeping the rank that each detector gave.
    private func ranked(_ findings: [CoordinationFinding]) -> [CoordinationFinding] {
        let order = Dictionary(uniqueKeysWithValues: CoordinationFinding.Kind.allCases.enumerated().map { ($1, $0) })
        return findings.enumerated()
            .sorted { (order[$0.element.kind] ?? 0, $0.offset) < (order[$1.element.kind] ?? 0, $1.offset) }
            .map(\.element)
    }

    private func openings() -> [StateOpening] {
        options.countries.sorted().map { code in
            var opening = StateOpening(state: code, name: books.names.state(code))
            opening.priorities = snapshot.priorities.decoded()
                .filter { $0.state == code && $0.period.contains(options.asOf) }.sorted {
                    ($0.rank, $0.title) < ($1.rank, $1.title)
                }
            opening.declarations = snapshot.selfDeclarations.decoded()
                .filter { $0.state == code && $0.period.contains(options.asOf) }
            let own = cells.cells.filter { $0.place.country == code }
            opening.cells = own.count
            opening.leadCells = own.count { !$0.lead.isEmpty }
            let active = table.members.map { books.activity($0.node) }.filter { $0.isUnderWay(on: options.asOf) }
                .filter { $0.recipientCountries.contains { $0.code == code } }
            opening.activities = active.count
            opening.activitiesWithGovernment = active.count { activity in
                activity.participations.contains { isGovernment($0.organisation, of: code) }
            }
            return opening
        }
    }

    /// A public body whose identifier has the state's prefix, or whose name has the state's.
    private func isGovernment(_ organisation: OrganisationReference, of state: String) -> Bool {
        guard ["10", "11", "15"].contains(organisation.type) else { return false }
        if organisation.key.hasPrefix("\(state)-") || books.names.register[organisation.key]?.country == state {
            return true
        }
        return organisation.name?.contains(books.names.state(state)) == true
    }

    private func metrics() -> [FragmentationTable] {
        options.countries.sorted().flatMap { code -> [FragmentationTable] in
            if options.countries.count == 1 { return FragmentationTables(table).all(country: code) }
            var own = scope
            own.countries = [code]
            return FragmentationTables(NettingTable(books, books.scoped(own, by: .sector))).all(country: code)
        }
    }

    private func coverage() -> [CoverageNote] {
        var notes: [CoverageNote] = []
        if presences.copies > 0 {
            notes.append(
                CoverageNote(
                    "presence.copies",
                    "\(Counted("presence row", presences.copies)), the same as another in every field, counted once",
                    count: presences.copies))
        }
        if presences.unnamed > 0 {
            notes.append(
                CoverageNote(
                    "presence.unnamed", "\(Counted("presence row", presences.unnamed)) without a named organisation",
                    count: presences.unnamed))
        }
        if let day = presences.day, PresenceRecords.month(day) != PresenceRecords.month(options.asOf) {
            notes.append(
                CoverageNote(
                    "presence.other-time",
                    "presences are as of \(day), money and activities as of \(options.asOf): they share no month and never meet in one cell"
                ))
        }
        if options.countries.isEmpty {
            notes.append(CoverageNote("fragmentation.no-country", "fragmentation is measured for named countries only"))
        }
        return notes
    }

    private func chainNotes() -> [CoverageNote] {
        let chains = books.chains
        let counts = [
            ("chain.self-reference", chains.selfReferences, "from an activity to itself, which says nothing"),
            ("chain.dangling", chains.dangling, "to an activity that nobody in this data reports"),
            (
                "chain.organisation", chains.organisationLike.count,
                "with an organisation's identifier where an activity's belongs"
            ),
        ]
        return counts.filter { $0.1 > 0 }.map {
            CoverageNote($0.0, "\(Counted("link", $0.1)) \($0.2), in all the data read", count: $0.1)
        }
    }

    private func summary(_ result: DeconflictionResult) -> [DeconflictionResult.SummaryCount] {
        let active = table.members.count { books.activity($0.node).isUnderWay(on: options.asOf) }
        var counts: [DeconflictionResult.SummaryCount] = [
            .init(key: "activities", label: "activities in scope", count: table.members.count),
            .init(key: "activitiesUnderWay", label: "of them under way", count: active),
            .init(
                key: "publishers", label: "publishers",
                count: Set(table.members.map { books.activity($0.node).reportingOrganisation.key }).count),
            .init(key: "presenceRows", label: "presence rows on the day", count: presences.current.count),
            .init(key: "presenceCells", label: "place × cluster cells", count: cells.cells.count),
            .init(key: "decisions", label: "decisions", count: decisions.count),
        ]
        counts += CoordinationFinding.Kind.allCases.map { kind in
            .init(
                key: kind.rawValue, label: kind.rawValue.split(separator: "_").joined(separator: " "),
                count: result.findings.count { $0.kind == kind })
        }
        return counts
    }
}
