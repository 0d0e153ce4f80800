import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// The truth tables of Kleene's strong logic, with a fourth column for what does not apply; written down, not computed.
@Suite struct KleeneTests {
    typealias Table = (operation: RuleModel.Operation, rows: [String])

    /// Rows and columns in the order yes, no, unknown, does not apply.
    static let tables: [Table] = [
        (.all, ["ynuy", "nnnn", "unuu", "ynu-"]),
        (.any, ["yyyy", "ynun", "yuuu", "ynu-"]),
        (.none, ["nnnn", "nyuy", "nuuu", "nyu-"]),
    ]

    static let states: [(name: Character, fact: Fact)] = [
        ("y", Fact(.flag(true))), ("n", Fact(.flag(false))), ("u", Fact(absent: .judgement)),
        ("-", Fact(absent: .doesNotApply)),
    ]

    /// The answers of both evaluators to a clause over so many judgements, one letter for each way they may stand.
    static func answers(_ count: Int, _ build: (inout RuleSketch, [Int]) -> Int) throws -> String {
        var sketch = RuleSketch(parameters: [.number("two", "2", "count")])
        let leaves = (0..<count).map { number in
            let judgement = sketch.add(.judgement, [sketch.add(.subject)], text: "j\(number)")
            return sketch.add(.attested, [judgement], label: "clause \(number)")
        }
        let graph = try sketch.graph(sketch.add(.eligibility, [build(&sketch, leaves)]))
        var ways: [[Fact]] = [[]]
        for _ in 0..<count { ways = ways.flatMap { way in states.map { way + [$0.fact] } } }
        let records = ways.enumerated().map { index, facts in
            TableBinding.Record(
                name: "S\(index)",
                facts: Dictionary(
                    uniqueKeysWithValues: facts.enumerated().map { ("judgement j\($0)", $1) }))
        }
        let binding = TableBinding(records)
        let loops = RuleHost.truths(of: graph, binding: binding, asOf: PropertyTests.asOf)
        #expect(DifferentialTests.columns(graph, binding).map(letter) == loops.map { letter(TruthCell($0)) })
        let naive = NaiveEvaluator(graph: graph, binding: binding, asOf: PropertyTests.asOf)
        #expect(!loops.indices.contains { DifferentialTests.isDifferent(loops[$0], naive.answer(of: $0)) })
        return String(loops.map { letter(TruthCell($0)) })
    }

    static func letter(_ cell: TruthCell) -> Character {
        switch cell.truth {
        case .yes: "y"
        case .no: "n"
        case .unknown: cell.standing == .doesNotApply ? "-" : "u"
        }
    }

    @Test(arguments: tables.indices)
    func `two clauses are joined as the table says`(_ index: Int) throws {
        let table = Self.tables[index]
        let answers = try Self.answers(2) { $0.add(table.operation, $1) }
        #expect(answers == table.rows.joined())
    }

    @Test func `none of one clause is its opposite`() throws {
        #expect(try Self.answers(1) { $0.add(.none, $1) } == "nyu-")
    }

    // Two of three: blocks by the first clause, rows by the second, columns by the third.
    @Test func `at least two of three clauses`() throws {
        let answers = try Self.answers(3) { $0.add(.atLeastK, [$0.parameter("two")] + $1, label: "two") }
        let rows = [
            "yyyy", "ynun", "yuuu", "ynun", "ynun", "nnnn", "unun", "nnnn",
            "yuuu", "unun", "uuuu", "unun", "ynun", "nnnn", "unun", "nnn-",
        ]
        #expect(answers == rows.joined())
    }

    // A clause chooses between two: where it is unknown, what both ways agree on.
    @Test func `a choice between clauses`() throws {
        let answers = try Self.answers(3) { $0.add(.ifElse, $1) }
        let rows = [
            "yyyy", "nnnn", "uuuu", "----", "ynu-", "ynu-", "ynu-", "ynu-",
            "yuuu", "unuu", "uuuu", "uuuu", "y---", "-n--", "----", "----",
        ]
        #expect(answers == rows.joined())
    }

    @Test(arguments: [("counts_as_met", "yny-"), ("counts_as_not_met", "ynn-"), ("leave_out", "yn--")])
    func `what is missing is read as the rule says`(_ way: String, _ expected: String) throws {
        #expect(try Self.answers(1) { $0.add(.missingAs, $1, text: way) } == expected)
    }
}

extension TruthCell {
    init(_ result: (truth: Truth, standing: Standing)) {
        self = result.truth == .unknown ? TruthCell(unknown: result.standing) : TruthCell(result.truth == .yes)
    }
}
