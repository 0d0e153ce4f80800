import AidModel
import Findings

extension NodeCheck {
    /// The type of the node, by the family of its operation.
    func type() throws(GraphFault) -> ValueType {
        switch operation.rawValue {
        case 1...15: try leaf()
        case 20...31: try arithmetic()
        case 40...53: try comparison()
        case 60...68: try combinator()
        case 80...88: try list()
        case 100...108: try aggregate()
        case 110...113: try group()
        case 120...130: try part()
        default: try root()
        }
    }

    private func leaf() throws(GraphFault) -> ValueType {
        switch operation {
        case .subject:
            guard let record = builder.subject.record else {
                throw fault("unknown-field", "rules cannot ask a `\(builder.subject.rawValue)` yet")
            }
            return .record(record)
        case .member:
            guard (0..<RuleGraph.Limits.listDepth).contains(attributes.level) else {
                throw fault("limit", "lists are nested deeper than \(RuleGraph.Limits.listDepth)")
            }
            return try element()
        case .constant: return .number(MeasureUnit(attributes.unit ?? ""))
        case .parameter, .parameterAt: return try parameter()
        case .asOf: return .date
        case .indicator, .series: return try indicator()
        default: return try asked()
        }
    }

    private func parameter() throws(GraphFault) -> ValueType {
        let name = attributes.text ?? ""
        guard let parameter = builder.parameters[name] else {
            throw unknown("parameter", name, builder.parameters.keys)
        }
        if operation == .parameterAt {
            try count(1...1)
            guard kind(operands[0]) == .date || builder.nodes[operands[0]].operation == .member else {
                throw mismatch(0, "a date or a year")
            }
        }
        guard let type = parameter.type else {
            throw fault("type-mismatch", "the values of parameter `\(name)` are not of one type")
        }
        return type
    }

    private func indicator() throws(GraphFault) -> ValueType {
        try expect(0, .record(.state))
        let id = attributes.text ?? ""
        guard let indicator = builder.indicators[id] else {
            throw unknown("indicator", id, builder.indicators.all.map(\.id))
        }
        let type = ValueType.number(MeasureUnit(indicator.unit))
        return operation == .series ? .list(type) : type
    }

    private func asked() throws(GraphFault) -> ValueType {
        let name = attributes.text ?? ""
        if operation == .sectors { return try sectors() }
        let record = try record(0)
        switch operation {
        case .field:
            guard let type = record.fields[name] else { throw unknown("field", name, record.fields.keys) }
            return type
        case .list:
            guard let type = record.lists[name] else { throw unknown("list", name, record.lists.keys) }
            return type
        case .judgement, .consent:
            try expect(0, .record(.state))
            return .judgement
        default:
            guard record == .state || record == .organisation else { throw mismatch(0, "a state or an organisation") }
            return operation == .since ? .date : .text
        }
    }

    private func sectors() throws(GraphFault) -> ValueType {
        try count(1...1)
        switch kind(operands[0]) {
        case .record(let record) where record.hasSectors: break
        case .list(.record(.activity)): break
        default: throw mismatch(0, "a state, a portfolio or activities")
        }
        return .list(.record(.sector))
    }

    func unknown(_ what: String, _ name: String, _ candidates: some Sequence<String>) -> GraphFault {
        let nearest = NearestName.nearest(to: name, among: candidates)
        return fault(
            "unknown-\(what)", "there is no \(what) `\(name)`", help: nearest.map { "did you mean `\($0)`?" })
    }

    private func arithmetic() throws(GraphFault) -> ValueType {
        switch operation {
        case .multiply, .divide:
            try count(2...2)
            let (left, right) = (try number(0), try number(1))
            return .number(operation == .multiply ? left.multiplied(by: right) : left.divided(by: right))
        case .add, .subtract: return try sum()
        case .negate:
            try count(1...1)
            return .number(try number(0))
        case .meanOf:
            try count(1...RuleGraph.Limits.children)
            return .number(try sameUnits(operands.indices))
        case .largerOf, .smallerOf:
            try count(1...RuleGraph.Limits.children)
            return try common(operands.indices.map { $0 })
        case .choose:
            guard operands.count % 2 == 1 else { throw fault("operand-count", "`choose` needs a value for the rest") }
            for position in stride(from: 0, to: operands.count - 1, by: 2) { try expect(position, .clause) }
            return try common(operands.indices.filter { $0 % 2 == 1 || $0 == operands.count - 1 })
        case .ifElse:
            try count(3...3)
            try expect(0, .clause)
            return try common([1, 2])
        case .shareOf:
            try count(3...3)
            _ = try element()
            try expect(1, .clause)
            _ = try number(2)
            return .number(.none)
        case .lookup: return try lookup()
        default: throw fault("unknown-operation", "`\(operation.name)` is not part of this level of the rule API")
        }
    }

    private func sum() throws(GraphFault) -> ValueType {
        try count(2...2)
        guard kind(operands[0]) == .date else { return .number(try sameUnits(0..<2)) }
        if operation == .subtract, kind(operands[1]) == .date { return .number(.days) }
        guard try number(1).isTime else {
            throw fault("unit-mismatch", "a date is moved by days, months or years, not by \(kind(operands[1]))")
        }
        return .date
    }

    func common(_ positions: [Int]) throws(GraphFault) -> ValueType {
        let first = kind(operands[positions[0]])
        guard first.isFact || first == .clause, first != .judgement, first != .flag else {
            throw mismatch(positions[0], "a value")
        }
        for position in positions where kind(operands[position]) != first {
            if first.unit != nil, kind(operands[position]).unit != nil {
                throw fault(
                    "unit-mismatch", "`\(operation.name)` cannot set \(first) against \(kind(operands[position]))")
            }
            throw mismatch(position, "\(first)")
        }
        return first
    }

    private func comparison() throws(GraphFault) -> ValueType {
        switch operation {
        case .atLeast, .atMost, .above, .below, .betterThan, .worseThan:
            try count(2...2)
            _ = try sameUnits(0..<2)
        case .before, .after:
            try count(2...2)
            try expect(0, .date)
            try expect(1, .date)
        case .is, .oneOf:
            try expect(0, .text)
            try codes(orText: true)
        case .same:
            try count(2...2)
            _ = try common([0, 1])
        case .known:
            try count(1...1)
            guard kind(operands[0]).isFact else { throw mismatch(0, "a fact") }
        case .matches:
            try count(1...1)
            try expect(0, .text)
        default:
            try count(1...1)
            try expect(0, .flag)
        }
        return .clause
    }

    /// Codes stand in the node or in a parameter, not in both.
    private func codes(orText: Bool) throws(GraphFault) {
        try count(1...2)
        guard operands.count == 2 else {
            guard attributes.codes.isEmpty else { return }
            throw fault("operand-count", "`\(operation.name)` has nothing to compare with")
        }
        let type = kind(operands[1])
        guard attributes.codes.isEmpty, type == .codes || (orText && type == .text) else {
            throw mismatch(1, "codes")
        }
    }

    private func combinator() throws(GraphFault) -> ValueType {
        switch operation {
        case .all, .any, .none:
            try count(1...RuleGraph.Limits.children)
            for position in operands.indices { try expect(position, .clause) }
        case .atLeastK:
            try count(2...RuleGraph.Limits.children)
            try plain(0)
            for position in operands.indices.dropFirst() { try expect(position, .clause) }
        case .attested:
            try count(1...1)
            try expect(0, .judgement)
        case .listed:
            let record = try record(0)
            guard record == .state || record == .organisation else { throw mismatch(0, "a state or an organisation") }
            try codes(orText: false)
        case .scorecard:
            for position in operands.indices { try expect(position, .clause) }
            return .result
        case .withinGroup:
            try expect(0, .clause)
            for position in operands.indices.dropFirst() { try states(position) }
        default:
            try expect(0, .clause)
            guard ["counts_as_met", "counts_as_not_met", "leave_out"].contains(attributes.text) else {
                throw fault("unknown-operation", "`\(attributes.text ?? "")` is no way to treat what is missing")
            }
        }
        return .clause
    }

    /// A k, an n or a share is a parameter: never unknown.
    func plain(_ position: Int) throws(GraphFault) {
        _ = try number(position)
        guard builder.natures[operands[position]].isPlain else { throw mismatch(position, "a parameter") }
    }

    private func list() throws(GraphFault) -> ValueType {
        let element = try element()
        let same = ValueType.list(element)
        switch operation {
        case .where, .leavingOut:
            try count(2...2)
            try expect(1, .clause)
        case .last:
            try count(2...2)
            guard element.unit != nil else { throw mismatch(0, "a list of numbers") }
            try plain(1)
        case .changes:
            try count(1...1)
            guard element.unit != nil else { throw mismatch(0, "a list of numbers") }
        case .distinct: try count(1...1)
        case .each:
            try count(2...2)
            guard kind(operands[1]).isFact, kind(operands[1]) != .judgement else { throw mismatch(1, "a value") }
            return .list(kind(operands[1]))
        case .topShare:
            try count(3...3)
            _ = try number(1)
            try plain(2)
        default:
            try count(2...2)
            _ = try number(1)
        }
        return same
    }

    private func aggregate() throws(GraphFault) -> ValueType {
        let element = try element()
        switch operation {
        case .count:
            try count(1...1)
            return .number(.none)
        case .anyOf, .allOf:
            try count(2...2)
            try expect(1, .clause)
            return .clause
        case .consecutive:
            try count(3...3)
            try plain(1)
            try expect(2, .clause)
            return .clause
        default:
            try count(1...2)
            if operands.count == 2 { return .number(try number(1)) }
            guard let unit = element.unit else { throw mismatch(0, "a list of numbers") }
            return .number(unit)
        }
    }

    private func part() throws(GraphFault) -> ValueType {
        switch operation {
        case .sign, .classOf:
            try count(1...1)
            try expect(0, .clause)
        case .otherwise: try count(0...0)
        case .firstOf:
            try count(1...RuleGraph.Limits.children)
            try made(operands.indices, by: [.classOf, .otherwise])
        case .limit:
            try count(1...2)
            try expect(0, .clause)
            try made(1..<operands.count, by: [.suggest])
        case .suggest:
            try count(0...1)
            if !operands.isEmpty { _ = try element() }
        case .amount, .ceiling:
            try count(1...1)
            _ = try number(0)
        case .condition: try count(0...1)
        case .obligation:
            try count(0...1)
            if !operands.isEmpty { try expect(0, .date) }
        default:
            try count(0...1)
            if !operands.isEmpty { try expect(0, .clause) }
        }
        return .result
    }

    private func made(_ positions: Range<Int>, by allowed: Set<Operation>) throws(GraphFault) {
        for position in positions where !allowed.contains(builder.nodes[operands[position]].operation) {
            throw mismatch(position, allowed.map(\.name).sorted().joined(separator: " or "))
        }
    }

    private func root() throws(GraphFault) -> ValueType {
        guard operation.name == builder.kind.rawValue else {
            throw fault("no-root", "the rule is `\(builder.kind.rawValue)`, not `\(operation.name)`")
        }
        try count(1...RuleGraph.Limits.children)
        if operation == .eligibility || operation == .warning { try expect(0, .clause) }
        for position in operands.indices.dropFirst() {
            guard [.clause, .result].contains(kind(operands[position])) else {
                throw mismatch(position, "a clause or a part of an answer")
            }
        }
        return .result
    }
}
