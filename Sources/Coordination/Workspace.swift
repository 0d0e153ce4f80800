public import AidModel
public import Deconfliction
public import Findings
public import Rendering

/// The data of one analysis, read and decoded once: a Snapshot, its books, and what a reader should know of it before
/// anything else.
public struct Workspace: Sendable {
    /// What was read.
    public let snapshot: Snapshot
    /// Its activities and their money, as of the request's day.
    public let books: AidBooks
    /// What the import found.
    public let summary: ImportSummary
    /// What to say first: that the day asked does not fit the data, and which day would.
    public let advice: [Finding]
    /// Whether nothing was read.
    public let isEmpty: Bool

    /// Reads the data of a request.
    public init(
        _ request: AnalysisRequest, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(Segment.LayoutError) {
        let outcome = try ImportUseCase(jobs: request.jobs).run(
            request.data, knownAt: request.knownAt, clearance: request.clearance, progress: progress)
        snapshot = outcome.snapshot
        summary = outcome.summary
        isEmpty = outcome.isEmpty
        books = AidBooks(outcome.snapshot, asOf: request.asOf)
        advice = AsOfAdvice(books).findings
    }

    /// What every heading and total must say of the money: what the IATI sources leave out, in a few words, when their
    /// manifest says that they cover only marked activities.
    public var scopeNote: String? {
        let covers = snapshot.sources.filter { $0.kind == "iati" }.compactMap { $0.covers?.lowercased() }
        return !covers.isEmpty && covers.allSatisfy { $0.contains("covid") } ? "COVID-marked activities only" : nil
    }
}

/// Says when the day that is asked about does not fit the data.
struct AsOfAdvice {
    let findings: [Finding]

    init(_ books: AidBooks) {
        let asOf = books.asOf
        var findings: [Finding] = []
        let periods = books.activities.map(\.period)
        let under = periods.count { $0.start != nil && $0.contains(asOf) }
        if !periods.isEmpty, under * 4 < periods.count, let better = Self.busiest(periods) {
            findings.append(
                Finding(
                    .warning, "as-of.few-under-way",
                    "only \(under) of \(periods.count) activities are under way on \(asOf)",
                    help: "`--as-of \(better)` fits this data"))
        }
        let iati = books.snapshot.sources.filter { $0.kind == "iati" }.compactMap(\.to)
        if let last = iati.max(), last.adding(days: 365) < asOf {
            findings.append(
                Finding(
                    .warning, "as-of.source-ended", "the aid data ends on \(last), over a year before \(asOf)",
                    help: "`--as-of \(last)` fits this data"))
        }
        self.findings = findings
    }

    /// The first day on which the most activities are under way.
    private static func busiest(_ periods: [Period]) -> CalendarDate? {
        var steps: [(day: CalendarDate, change: Int)] = []
        for period in periods {
            guard let start = period.start else { continue }
            steps.append((start, 1))
            if let end = period.end, end >= start { steps.append((end.adding(days: 1), -1)) }
        }
        steps.sort { ($0.day, $0.change) < ($1.day, $1.change) }
        var current = 0
        var best: (count: Int, day: CalendarDate)?
        for step in steps {
            current += step.change
            if current > best?.count ?? 0 { best = (current, step.day) }
        }
        return best?.day
    }
}
