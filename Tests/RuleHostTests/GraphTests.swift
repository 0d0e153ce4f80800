import AidModel
import RuleModel
import Testing

@testable import RuleHost

@Suite struct GraphTests {
    static let parameters: [RuleParameter] = [
        .number("least", "25000", "persons"), .number("share", "0.001", "share"), .number("score", "3", "score"),
    ]

    static func graph(isReversed: Bool) throws -> RuleGraph {
        var sketch = RuleSketch(parameters: parameters)
        if isReversed { _ = sketch.indicator("population") }
        let unused = sketch.indicator(isReversed ? "battle_deaths" : "inform.risk")
        let refugees = sketch.indicator("refugees_hosted")
        let share = sketch.add(.divide, [refugees, sketch.indicator("population")])
        #expect(unused != refugees)
        let first = sketch.add(.atLeast, [refugees, sketch.parameter("least")], label: "refugees")
        let second = sketch.add(.atLeast, [share, sketch.parameter("share")], label: "share")
        return try sketch.graph(sketch.add(.eligibility, [sketch.add(.any, [first, second])]))
    }

    @Test func `the order of statements and what is not used change no hash`() throws {
        let (one, other) = (try Self.graph(isReversed: false), try Self.graph(isReversed: true))
        #expect(one.hash == other.hash)
        #expect(one.nodes.map(\.operation) == other.nodes.map(\.operation))
        #expect(one.nodes.count == 10)
        #expect(one.parameters.map(\.name) == ["least", "share"])
    }

    @Test func `a different number in a parameter changes the hash`() throws {
        var sketch = RuleSketch(parameters: [.number("least", "25001", "persons")])
        let clause = sketch.add(
            .atLeast, [sketch.indicator("refugees_hosted"), sketch.parameter("least")], label: "refugees")
        let one = try sketch.graph(sketch.add(.eligibility, [clause]))
        var second = RuleSketch(parameters: [.number("least", "25000", "persons")])
        let other = second.add(
            .atLeast, [second.indicator("refugees_hosted"), second.parameter("least")], label: "refugees")
        #expect(try one.hash != second.graph(second.add(.eligibility, [other])).hash)
    }

    @Test(arguments: [
        ("unit-mismatch", Operation.atLeast, ["refugees_hosted", "score"]),
        ("unknown-parameter", .atLeast, ["refugees_hosted", "nothing"]),
        ("unknown-indicator", .atLeast, ["refugees_hostd", "least"]),
        ("direction-unknown", .betterThan, ["refugees_hosted", "least"]),
    ])
    func `what cannot be compared is refused by its code`(
        _ code: String, _ operation: RuleModel.Operation, _ names: [String]
    ) throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        _ = sketch.add(operation, [sketch.indicator(names[0]), sketch.parameter(names[1])], label: "a clause")
        #expect(sketch.fault?.code == code)
    }

    @Test func `bare numbers, values for clauses and members outside their test are refused`() throws {
        var builder = RuleGraphBuilder(kind: .eligibility, subject: .state, parameters: Self.parameters)
        let state = try builder.add(.subject)
        let refugees = try builder.add(.indicator, [state], .init(text: "refugees_hosted"))
        let bare = try builder.add(.constant, [], .init(value: FixedDecimal(25_000), unit: "persons"))
        func code(_ operation: RuleModel.Operation, _ operands: [Int], _ label: String? = nil) -> String? {
            var copy = builder
            do throws(GraphFault) {
                _ = try copy.add(operation, operands, .init(label: label))
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code(.atLeast, [refugees, bare], "refugees") == "bare-number")
        #expect(code(.all, [refugees]) == "not-a-clause")
        #expect(code(.atLeast, [refugees, refugees]) == "empty-label")
        let list = try builder.add(.series, [state], .init(text: "battle_deaths"))
        let member = try builder.add(.member, [list])
        let clause = try builder.add(.known, [member], .init(label: "known"))
        #expect(code(.eligibility, [clause]) == "member-escaped")
    }

    @Test func `two clauses with one key are refused`() throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        let first = sketch.add(.known, [sketch.indicator("population")], label: "known")
        let second = sketch.add(.known, [sketch.indicator("refugees_hosted")], label: "known")
        let root = sketch.add(.eligibility, [sketch.add(.all, [first, second])])
        #expect(throws: GraphFault.self) { try sketch.graph(root) }
    }

    @Test func `sixty rounds over one clause are few nodes and few printed clauses`() throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        var clause = sketch.add(.known, [sketch.indicator("population")], label: "known")
        for _ in 0..<20 {
            clause = sketch.add(.any, [sketch.add(.all, [clause, clause]), sketch.add(.none, [clause])])
        }
        let graph = try sketch.graph(sketch.add(.eligibility, [clause]))
        #expect(graph.nodes.count == 64)
        let binding = TableBinding([.init(name: "AA", facts: ["indicator population": .number("1")])])
        let decision = try #require(RuleHost.evaluate(.sketch(graph), binding: binding, at: .test).first)
        func count(_ clauses: [EvaluatedClause]) -> Int { clauses.reduce(0) { $0 + 1 + count($1.children) } }
        #expect(count(decision.clauses) == 101)
    }

    @Test(arguments: [
        ("1", "3", "≈ 0.333333"), ("2", "3", "≈ 0.666667"), ("-1", "8", "-0.125"), ("19999", "20000000", "0.00099995"),
    ])
    func `exact numbers print exactly or say that they do not`(_ top: String, _ bottom: String, _ text: String) throws {
        let numbers = [top, bottom].compactMap { FixedDecimal($0) }.map { ExactNumber($0) }
        #expect(numbers[0].divided(by: numbers[1])?.description == text)
    }

    @Test func `a number out of range is an error and no wrong answer`() throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        var value = sketch.indicator("population")
        for _ in 0..<8 { value = sketch.add(.multiply, [value, value]) }
        let clause = sketch.add(.atLeast, [value, value], label: "large")
        let graph = try sketch.graph(sketch.add(.eligibility, [clause]))
        let binding = TableBinding([.init(name: "AA", facts: ["indicator population": .number("20000000")])])
        let decision = try #require(RuleHost.evaluate(.sketch(graph), binding: binding, at: .test).first)
        #expect(decision.answer == .indeterminate)
        #expect(decision.cause == .error)
    }

    @Test func `a rule that was not staged answers for every subject that it cannot be told`() throws {
        var rule = EvaluableRule.sketch(try Self.graph(isReversed: false))
        rule.outcome = .failed(.limit, message: "the rule has run too long")
        let binding = TableBinding([.init(name: "AA"), .init(name: "BB")])
        let decisions = RuleHost.evaluate(rule, binding: binding, at: .test)
        #expect(decisions.map(\.answer) == [.indeterminate, .indeterminate])
        #expect(decisions.map(\.cause) == [.limit, .limit])
    }
}
