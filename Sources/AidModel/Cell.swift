/// One cell of a column, in the form it is stored.
enum Cell {
    case text(UInt32)
    case integer(Int64)
    case date(Int32)
    case decimal(Int128)
    case flag(UInt8)
    case range(UInt32, UInt32)

    init(_ value: Int?) { self = .integer(value.map(Int64.init) ?? .min) }
    init(_ value: CalendarDate?) { self = .date(value?.dayNumber ?? .min) }
    init(_ value: FixedDecimal?) { self = .decimal(value?.coefficient ?? .min) }
    init(_ value: Bool?) { self = .flag(value.map { $0 ? 1 : 0 } ?? 2) }

    var integer: Int? {
        guard case .integer(let value) = self, value != .min else { return nil }
        return Int(value)
    }

    var date: CalendarDate? {
        guard case .date(let value) = self, value != .min else { return nil }
        return CalendarDate(dayNumber: value)
    }

    var decimal: FixedDecimal? {
        guard case .decimal(let value) = self, value != .min else { return nil }
        return FixedDecimal(coefficient: value)
    }

    var flag: Bool? {
        guard case .flag(let value) = self, value < 2 else { return nil }
        return value == 1
    }

    var range: Range<Int> {
        guard case .range(let first, let count) = self else { return 0..<0 }
        return Int(first)..<(Int(first) + Int(count))
    }
}
