import AidModel
import RuleHost
@testable import RuleModel

/// Writes graphs in tests with few words; the first fault is thrown when the graph is finished.
struct RuleSketch {
    var builder: RuleGraphBuilder
    var fault: GraphFault?

    init(
        _ kind: RuleKind = .eligibility, _ subject: Subject.Kind = .state, parameters: [RuleParameter] = [],
        inputs: [RuleInput] = []
    ) {
        builder = RuleGraphBuilder(kind: kind, subject: subject, parameters: parameters, inputs: inputs)
    }

    mutating func add(
        _ operation: Operation, _ operands: [Int] = [], label: String? = nil, key: String? = nil, text: String? = nil,
        level: Int = 0, codes: [String] = []
    ) -> Int {
        do throws(GraphFault) {
            return try builder.add(
                operation, operands, .init(label: label, key: key, text: text, level: level, codes: codes))
        } catch {
            fault = fault ?? error
            return 0
        }
    }

    mutating func indicator(_ id: String) -> Int { add(.indicator, [add(.subject)], text: id) }
    mutating func parameter(_ name: String) -> Int { add(.parameter, text: name) }

    mutating func graph(_ root: Int) throws -> RuleGraph {
        if let fault { throw fault }
        return try builder.finish(root: root)
    }
}

extension RuleGraphBuilder {
    func attributeText(of node: Int) -> String? { nodes.indices.contains(node) ? nodes[node].attributes.text : nil }
}

extension RuleParameter {
    static func number(_ name: String, _ value: String, _ unit: String) -> RuleParameter {
        RuleParameter(name, unit: unit, intervals: [.init(value: .number(FixedDecimal(value) ?? .zero))])
    }
}

extension EvaluableRule {
    static func sketch(_ graph: RuleGraph) -> EvaluableRule {
        let pack = PackReference(
            id: "pack", version: "1.0.0", title: "Pack", authorityIdentifier: "XX", authorityName: "Body",
            status: "illustrative", basis: [], hash: "")
        return EvaluableRule(
            pack: pack, id: "rule", title: "A rule.", kind: graph.kind, subject: graph.subject, outcome: .graph(graph))
    }
}
