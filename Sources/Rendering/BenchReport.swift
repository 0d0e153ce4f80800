public import AidModel
public import Findings
import JSONFormat
import RuleModel

/// How long the rules of packs take, in the forms that authors and programs read.
public struct BenchReport: Sendable {
    /// The forms.
    public enum Format: String, CaseIterable, Sendable {
        /// For people.
        case text
        /// For programs.
        case json
    }

    /// What one rule took.
    public struct Rule: Sendable {
        /// The pack's id.
        public var pack: String
        /// The rule's id.
        public var rule: String
        /// The kind of subject that it is asked about.
        public var subject: String
        /// Its file.
        public var file: String
        /// The nodes of its graph.
        public var nodes: Int
        /// The subjects in its scope.
        public var subjects: Int
        /// Microseconds to stage it once.
        public var staging: Double
        /// Nanoseconds for each subject to read its facts.
        public var binding: Double
        /// Nanoseconds for each subject to tell truth and cause, facts read.
        public var truth: Double
        /// Microseconds to decide and explain one subject: of all those timed.
        public var explanation: Percentiles
        /// Why it is among the slow rules; empty when it is not.
        public var slow: [String]

        /// Puts the times of a rule together.
        public init(
            pack: String, rule: String, subject: String, file: String, nodes: Int, subjects: Int, staging: Double,
            binding: Double, truth: Double, explanation: Percentiles, slow: [String]
        ) {
            (self.pack, self.rule, self.subject, self.file) = (pack, rule, subject, file)
            (self.nodes, self.subjects, self.staging, self.binding) = (nodes, subjects, staging, binding)
            (self.truth, self.explanation, self.slow) = (truth, explanation, slow)
        }
    }

    /// Percentiles by the nearest rank: each is a time that was measured.
    public struct Percentiles: Hashable, Sendable {
        /// Half of them took no longer.
        public var p50 = 0.0
        /// Ninety-five of a hundred took no longer.
        public var p95 = 0.0
        /// Ninety-nine of a hundred took no longer.
        public var p99 = 0.0
        /// None took longer.
        public var most = 0.0
        /// How many were timed.
        public var count = 0

        /// The percentiles of some times.
        public init(_ times: [Double]) {
            let sorted = times.sorted()
            guard let last = sorted.last else { return }
            func rank(_ percent: Int) -> Double { sorted[max((sorted.count * percent + 99) / 100, 1) - 1] }
            (p50, p95, p99, most, count) = (rank(50), rank(95), rank(99), last, sorted.count)
        }
    }

    /// The day that was asked about.
    public var asOf: CalendarDate
    /// Whether the subjects were made up.
    public var isGenerated: Bool
    /// Whether this build is one whose times mean something.
    public var isOptimised: Bool
    /// The rules, slowest first.
    public var rules: [Rule]
    /// All rules about one kind of subject together, by the kind.
    public var populations: [Population]
    /// What was found on the way.
    public var findings: [Finding]

    /// Puts a report together.
    public init(
        asOf: CalendarDate, isGenerated: Bool, isOptimised: Bool, rules: [Rule], populations: [Population],
        findings: [Finding]
    ) {
        (self.asOf, self.isGenerated, self.isOptimised) = (asOf, isGenerated, isOptimised)
        (self.rules, self.populations, self.findings) = (rules, populations, findings)
    }

    /// The report in a form.
    public func render(_ format: Format, isColoured: Bool = false) -> String {
        switch format {
        case .text: FindingsText(isColoured: isColoured).render(findings) + ReportText().render(document)
        case .json: json.pretty
        }
    }

    private var document: ReportDocument {
        let columns: [ReportDocument.Table.Column] = [
            .init("rule"), .init("subjects", isNumber: true), .init("staging µs", isNumber: true),
            .init("facts ns", isNumber: true), .init("truth ns", isNumber: true), .init("50% µs", isNumber: true),
            .init("95% µs", isNumber: true), .init("99% µs", isNumber: true), .init("most µs", isNumber: true),
        ]
        let rows = rules.map { rule in
            [
                name(rule), Columns.grouped(rule.subjects),
                Self.text(rule.staging), Self.text(rule.binding), Self.text(rule.truth),
                Self.text(rule.explanation.p50), Self.text(rule.explanation.p95), Self.text(rule.explanation.p99),
                Self.text(rule.explanation.most),
            ]
        }
        let slow = rules.filter { !$0.slow.isEmpty }.map { rule in
            "\(rule.pack)/\(rule.rule) (\(rule.file)): \(rule.slow.joined(separator: "; "))"
        }
        let about =
            isGenerated
            ? "Subjects are made up around each rule’s limits, as of \(asOf)." : "Subjects of the data, as of \(asOf)."
        let build = isOptimised ? "" : " This is a debug build: its times say little."
        let each: [ReportDocument.Block] =
            rules.isEmpty
            ? []
            : [
                .paragraph(
                    "Reading facts and telling truth and cause: nanoseconds a subject. A decision with its explanation: "
                        + "microseconds that so many of a hundred take at most."),
                .table(.init("", columns, rows)), .heading(2, "Slow rules"),
                slow.isEmpty ? .paragraph("None.") : .bullets(slow),
            ]
        return ReportDocument(title: "Time per rule", blocks: [.paragraph(about + build)] + each + together)
    }

    private var together: [ReportDocument.Block] {
        guard !populations.isEmpty else { return [] }
        return [
            .heading(2, "All rules together"),
            .paragraph(
                "What rules ask of a subject is read once; then truth and cause of each rule are told. Seconds for all, "
                    + "and millions of answers a second."),
            .table(.init("", Population.columns, populations.map(\.row))),
        ]
    }

    /// The rule's id; with its pack where two packs have one of that name.
    private func name(_ rule: Rule) -> String {
        rules.count { $0.rule == rule.rule } > 1 ? "\(rule.pack)/\(rule.rule)" : rule.rule
    }

    private var json: JSONValue {
        [
            "asOf": .string(asOf.description), "generated": .bool(isGenerated), "optimised": .bool(isOptimised),
            "rules": .array(rules.map(Self.json)), "populations": .array(populations.map(\.json)),
            "slow": .array(rules.filter { !$0.slow.isEmpty }.map { .string("\($0.pack)/\($0.rule)") }),
            "findings": FindingsJSON.list(findings),
        ]
    }

    private static func json(_ rule: Rule) -> JSONValue {
        [
            "pack": .string(rule.pack), "rule": .string(rule.rule), "subject": .string(rule.subject),
            "file": .string(rule.file), "nodes": .integer(rule.nodes), "subjects": .integer(rule.subjects),
            "stagingMicroseconds": .number(text(rule.staging)), "factsNanoseconds": .number(text(rule.binding)),
            "truthNanoseconds": .number(text(rule.truth)),
            "decisionMicroseconds": [
                "p50": .number(text(rule.explanation.p50)), "p95": .number(text(rule.explanation.p95)),
                "p99": .number(text(rule.explanation.p99)), "most": .number(text(rule.explanation.most)),
                "count": .integer(rule.explanation.count),
            ],
            "slow": .array(rule.slow.map(JSONValue.string)),
        ]
    }

    /// One decimal.
    static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
