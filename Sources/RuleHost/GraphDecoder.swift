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
        var numbers: [Int?] = []
        var faults: [(fault: GraphFault, chunk: String?)] = []
        for node in arena.nodes {
            numbers.append(add(node, numbers, to: &builder, &faults))
        }
        guard faults.isEmpty, let kept = numbers[Int(root)] else { throw fault(faults) }
        let dropped = builder.droppedClauses(root: kept)
        guard dropped.isEmpty else {
            throw fault(
                dropped.map { clause in
                    let node = arena.nodes.first { $0.text == clause.label && Int($0.line) == clause.line }
                    return (Self.dropped(clause), node?.chunk)
                })
        }
        do throws(GraphFault) {
            return try builder.finish(root: kept)
        } catch {
            throw fault([(error, nil)])
        }
    }

    /// Adds a node; `nil` when it is at fault, or reads one that is: what follows from a fault is not told again.
    private func add(
        _ node: NodeArena.Node, _ numbers: [Int?], to builder: inout RuleGraphBuilder,
        _ faults: inout [(fault: GraphFault, chunk: String?)]
    ) -> Int? {
        let operands = node.operands.compactMap { numbers[Int($0)] }
        guard operands.count == node.operands.count else { return nil }
        do throws(GraphFault) {
            guard let operation = Operation(rawValue: node.op) else {
                throw GraphFault("unknown-operation", "the rule uses an operation unknown here", line: node.line)
            }
            var attributes = Self.attributes(node)
            if operation.isRoot {
                for name in attributes.codes { builder.noteSteering(by: name) }
                attributes.codes = []
            }
            return try builder.add(operation, operands, attributes, line: node.line)
        } catch {
            faults.append((error, node.chunk))
            return nil
        }
    }

    private static func dropped(_ clause: RuleNode) -> GraphFault {
        GraphFault(
            "clause-dropped", "the clause `\(clause.label)` is not in the answer",
            help: "put it into the answer, or write `shown(…)` to keep it without effect", line: clause.line)
    }

    /// Faults at the places that their lines tell.
    private func fault(_ faults: [(fault: GraphFault, chunk: String?)]) -> StagingFault {
        let findings = faults.map { fault, chunk in
            let script = scripts.first { $0.file.shownPath == chunk } ?? scripts[0]
            let location = script.location(ofLine: max(fault.line, 1), message: fault.message)
            return Finding(.error, fault.code, fault.message, at: location, help: fault.help)
        }
        return StagingFault(findings, needsColumn: faults.contains { $0.fault.line > 0 })
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
