public import AidModel

/// Concentration of shares: exact ratios of whole cents, except Theil's index, which is rounded once at twelve places.
///
/// Formulas: `HHI = Σp²`, fragmentation `1 − HHI` (Knack and Rahman 2008), effective number `1/HHI`, normalised
/// `(HHI − 1/N)/(1 − 1/N)` (1 for one donor), Theil `ln N + Σ p ln p`, Gini `2Σ i·xᵢ/(NΣx) − (N+1)/N` with x rising.
public struct FragmentationMetrics: Hashable, Sendable {
    /// How many have a share.
    public var donors: Int
    /// The share of the largest.
    public var largestShare: ExactRatio
    /// The share of the three largest.
    public var largestThreeShare: ExactRatio
    /// The Herfindahl–Hirschman index, 0 to 1.
    public var herfindahl: ExactRatio
    /// One less the index.
    public var fragmentation: ExactRatio
    /// The effective number of donors.
    public var effectiveDonors: ExactRatio
    /// The index normalised for the number of donors.
    public var normalisedHerfindahl: ExactRatio
    /// Theil's index, natural logarithm.
    public var theil: FixedDecimal
    /// Gini's coefficient.
    public var gini: ExactRatio
}

extension FragmentationMetrics {
    /// The metrics of amounts above zero, in whole cents (coarser beyond 10¹⁴); `nil` when none is: undefined, never 0.
    public init?(amounts: [FixedDecimal]) {
        let shares = Self.units(amounts)
        let total = shares.reduce(0, +)
        let count = Int128(shares.count)
        let squares = shares.reduce(0) { $0 + $1 * $1 }
        guard let largest = shares.last, total > 0, let top = ExactRatio(largest, total),
            let three = ExactRatio(shares.suffix(3).reduce(0, +), total),
            let herfindahl = ExactRatio(squares, total * total),
            let rest = ExactRatio(total * total - squares, total * total),
            let effective = ExactRatio(total * total, squares),
            let normalised = count == 1
                ? ExactRatio(1, 1)
                : ExactRatio(count * squares - total * total, (count - 1) * total * total),
            let gini = ExactRatio(Self.ranked(shares) * 2 - (count + 1) * total, count * total)
        else { return nil }
        donors = shares.count
        largestShare = top
        largestThreeShare = three
        self.herfindahl = herfindahl
        fragmentation = rest
        effectiveDonors = effective
        normalisedHerfindahl = normalised
        theil = Self.theil(shares, total: total)
        self.gini = gini
    }

    /// Rising whole units of the amounts above zero, small enough that squares of their sum times their number are held.
    private static func units(_ amounts: [FixedDecimal]) -> [Int128] {
        var units = amounts.map { $0.wholeCents.coefficient / 10_000_000_000 }.filter { $0 > 0 }
        while units.reduce(0, { $0.addingReportingOverflow($1).partialValue }) > 10_000_000_000_000_000 {
            units = units.map { $0 / 10 }.filter { $0 > 0 }
        }
        return units.sorted()
    }

    private static func ranked(_ rising: [Int128]) -> Int128 {
        rising.enumerated().reduce(0) { $0 + Int128($1.offset + 1) * $1.element }
    }

    /// `ln N + Σ p ln p = Σ p·ln(N·p)`.
    private static func theil(_ shares: [Int128], total: Int128) -> FixedDecimal {
        let whole = NaturalLogarithm.of(UInt128(total))
        let sum = shares.reduce(Int128(0)) {
            $0 + ($1 * (NaturalLogarithm.of(UInt128($1) * UInt128(shares.count)) - whole)) / total
        }
        return max(NaturalLogarithm.decimal(sum).rounded(toPlaces: 12), .zero)
    }
}
