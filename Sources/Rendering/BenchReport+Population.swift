import Glibc
import JSONFormat

extension BenchReport {
    /// What all rules about one kind of subject took together.
    public struct Population: Sendable {
        /// The kind of subject.
        public var subject: String
        /// The rules asked.
        public var rules: Int
        /// The different questions that they ask of a subject, each read once.
        public var questions: Int
        /// The subjects.
        public var subjects: Int
        /// How many threads worked together.
        public var threads: Int
        /// Seconds on one thread: facts read, truth and cause of every rule told.
        public var alone: Double
        /// Seconds on all threads.
        public var together: Double
        /// How the time grows with the subjects; `nil` when that was not asked.
        public var scaling: Scaling?

        /// Puts figures together.
        public init(
            subject: String, rules: Int, questions: Int, subjects: Int, threads: Int, alone: Double, together: Double
        ) {
            (self.subject, self.rules, self.questions, self.subjects) = (subject, rules, questions, subjects)
            (self.threads, self.alone, self.together) = (threads, alone, together)
        }
    }

    /// Times at several sizes.
    public struct Scaling: Sendable {
        /// Numbers of subjects, and seconds on one thread.
        public private(set) var times: [(subjects: Int, seconds: Double)] = []

        /// No times yet.
        public init() {}

        /// Adds the time of a size.
        public mutating func add(_ subjects: Int, seconds: Double) { times.append((subjects, seconds)) }

        /// The slope of the line through the logarithms: 1 when twice the subjects take twice the time; `nil` for fewer
        /// than two sizes.
        public var exponent: Double? {
            guard times.count > 1 else { return nil }
            let points = times.map { (x: log(Double($0.subjects)), y: log(max($0.seconds, 1e-9))) }
            let (x, y) = points.reduce((0, 0)) { ($0.0 + $1.x, $0.1 + $1.y) }
            let (middle, height) = (x / Double(points.count), y / Double(points.count))
            let (above, below) = points.reduce((0, 0)) { sum, point in
                (sum.0 + (point.x - middle) * (point.y - height), sum.1 + (point.x - middle) * (point.x - middle))
            }
            return below > 0 ? above / below : nil
        }
    }
}

extension BenchReport.Population {
    /// Millions of answers in a second.
    private func rate(_ seconds: Double) -> Double { Double(rules * subjects) / max(seconds, 1e-9) / 1e6 }

    static let columns: [ReportDocument.Table.Column] = [
        .init("subject"), .init("rules", isNumber: true), .init("questions", isNumber: true),
        .init("subjects", isNumber: true), .init("one thread s", isNumber: true), .init("million/s", isNumber: true),
        .init("threads", isNumber: true), .init("together s", isNumber: true), .init("million/s", isNumber: true),
        .init("exponent", isNumber: true),
    ]

    var row: [String] {
        [
            subject, String(rules), String(questions), Columns.grouped(subjects), Self.text(alone),
            BenchReport.text(rate(alone)), String(threads), Self.text(together), BenchReport.text(rate(together)),
            scaling?.exponent.map(Self.text) ?? "not measured",
        ]
    }

    var json: JSONValue {
        let scaling = scaling.flatMap { scaling in
            scaling.exponent.map { exponent -> JSONValue in
                [
                    "exponent": .number(Self.text(exponent)),
                    "times": .array(
                        scaling.times.map {
                            ["subjects": .integer($0.subjects), "seconds": .number(Self.text($0.seconds))]
                        }),
                ]
            }
        }
        return [
            "subject": .string(subject), "rules": .integer(rules), "questions": .integer(questions),
            "subjects": .integer(subjects), "threads": .integer(threads), "oneThreadSeconds": .number(Self.text(alone)),
            "togetherSeconds": .number(Self.text(together)),
            "oneThreadMillionAnswersPerSecond": .number(BenchReport.text(rate(alone))),
            "togetherMillionAnswersPerSecond": .number(BenchReport.text(rate(together))), "scaling": scaling ?? .null,
        ]
    }

    /// Four decimals.
    private static func text(_ value: Double) -> String {
        let parts = Int((value * 10_000).rounded())
        let decimals = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - decimals.count) + decimals
    }
}
