import RuleModel

/// Numbers as people read them: exact, with their unit, a range between its ends.
enum ValueText {
    /// A number with its unit; `nil` when there is none.
    static func number(_ cell: NumberCell, unit: String) -> String? {
        guard cell.isKnown else { return nil }
        let value = cell.isPoint ? cell.low.description : "\(cell.low)–\(cell.high)"
        return joined(value, unit)
    }

    /// The exact difference of two numbers, taken between their nearest ends; `nil` when one is not known.
    static func distance(_ left: NumberCell, _ right: NumberCell, unit: String) -> String? {
        guard left.isKnown, right.isKnown else { return nil }
        let gap: ExactNumber?
        if left.high < right.low {
            gap = right.low.subtracting(left.high)
        } else if right.high < left.low {
            gap = left.low.subtracting(right.high)
        } else {
            gap = .zero
        }
        return gap.map { joined($0.description, unit) }
    }

    private static func joined(_ value: String, _ unit: String) -> String {
        unit.isEmpty ? value : "\(value) \(unit)"
    }
}

extension MeasureUnit {
    /// The unit as people write it: a currency in capitals.
    var name: String {
        let text = description
        let isCurrency = text.utf8.count == 3 && text != "day"
        return isCurrency ? text.uppercased() : text
    }
}
