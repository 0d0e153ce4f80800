import AidModel

extension NodeCheck {
    /// A value for each code, all parameters of one type.
    func lookup() throws(GraphFault) -> ValueType {
        try count(2...RuleGraph.Limits.children)
        try expect(0, .text)
        guard attributes.codes.count == operands.count - 1, Set(attributes.codes).count == attributes.codes.count else {
            throw fault("operand-count", "`lookup` needs one value for each code")
        }
        let type = try common(Array(operands.indices.dropFirst()))
        for position in operands.indices.dropFirst() where !builder.natures[operands[position]].isPlain {
            throw mismatch(position, "a parameter")
        }
        return type
    }

    func states(_ position: Int) throws(GraphFault) {
        try expect(position, .list(.record(.state)))
    }

    func group() throws(GraphFault) -> ValueType {
        if operation == .peersInBand { return try peers() }
        let id = attributes.text ?? ""
        guard let indicator = builder.indicators[id] else {
            throw unknown("indicator", id, builder.indicators.all.map(\.id))
        }
        let unit = MeasureUnit(indicator.unit)
        guard operation == .rankIn else {
            try count(1...1)
            try states(0)
            return .number(unit)
        }
        try count(2...2)
        try expect(0, .number(unit))
        try states(1)
        return .number(.none)
    }

    /// The subject's own value, then the ends of the bands: codes say which of them each band has.
    private func peers() throws(GraphFault) -> ValueType {
        try count(2...RuleGraph.Limits.children)
        guard builder.nodes[operands[0]].operation == .indicator else { throw mismatch(0, "an indicator") }
        _ = try sameUnits(operands.indices)
        for position in operands.indices.dropFirst() { try plain(position) }
        let ends = attributes.codes.flatMap { $0.split(separator: " ") }
        guard ends.count == operands.count - 1, ends.allSatisfy({ $0 == "from" || $0 == "to" }) else {
            throw fault("operand-count", "`peers_in_band` has bands without ends")
        }
        return .list(.record(.state))
    }
}
