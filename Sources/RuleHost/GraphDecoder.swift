import AidModel
import Findings
import LuaSandbox
import RuleModel

/// Turns the nodes that a rule made into a checked graph.
struct GraphDecoder {
    let stager: Stager
    let header: RuleHeader
    let asOf: CalendarDate
    /// The rule's file, then the modules.
    let scripts: [RuleScript]

    /// The graph under `root`; faults are placed at the node's line.
    func graph(_ arena: NodeArena, _ root: UInt32) throws(StagingFault) -> RuleGraph {
        var builder = RuleGraphBuilder(
            kind: header.kind, subject: header.subject,
            parameters: stager.pack.parameters.flatMap { $0.ruleParameters(on: asOf) }, inputs: stager.pack.inputs,
            indicators: stager.registry)
        var numbers: [Int] = []
        var chunk: String?
        do throws(GraphFault) {
            for node in arena.nodes {
                chunk = node.chunk
                guard let operation = Operation(rawValue: node.op) else {
                    throw GraphFault("unknown-operation", "the rule uses an operation unknown here", line: node.line)
                }
                let operands = node.operands.map { numbers[Int($0)] }
                numbers.append(try builder.add(operation, operands, Self.attributes(node), line: node.line))
            }
            let kept = numbers[Int(root)]
            if let dropped = builder.droppedClauses(root: kept).first {
                chunk = arena.nodes.first { $0.text == dropped.label && $0.line == dropped.line }?.chunk
                throw GraphFault(
                    "clause-dropped", "the clause `\(dropped.label)` is not in the answer",
                    help: "put it into the answer, or write `shown(…)` to keep it without effect", line: dropped.line)
            }
            return try builder.finish(root: kept)
        } catch {
            throw fault(error, chunk)
        }
    }

    private func fault(_ fault: GraphFault, _ chunk: String?) -> StagingFault {
        let script = scripts.first { $0.file.shownPath == chunk } ?? scripts[0]
        let location = script.location(ofLine: max(fault.line, 1), message: fault.message)
        return StagingFault(
            Finding(.error, fault.code, fault.message, at: location, help: fault.help), needsColumn: fault.line > 0)
    }

    private static func attributes(_ node: NodeArena.Node) -> RuleNode.Attributes {
        let parts = (node.constant ?? "").split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
        func part(_ index: Int) -> String? { parts.count > index && !parts[index].isEmpty ? parts[index] : nil }
        let codes = part(4)?.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init) ?? []
        // The prelude numbers members; in the graph the list and the level name them.
        let label = node.op == Operation.member.rawValue ? nil : node.text
        return RuleNode.Attributes(
            label: label, key: part(0), text: part(1), level: Int(node.flags),
            value: part(2).flatMap { FixedDecimal($0) }, unit: part(3), codes: codes)
    }
}
