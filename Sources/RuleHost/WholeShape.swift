import RuleModel

/// What is known of a column of numbers before it is read: all stand over one denominator, and how large they may be.
///
/// Where two such columns meet, the compiler knows whether 64 bits are enough, and no row has to look.
struct WholeShape {
    /// The denominator of all.
    var bottom: Int64
    /// No numerator is farther from zero.
    var most: UInt64

    /// The factors that bring the numerators of both over one denominator; `nil` when they might not fit.
    func factors(with other: WholeShape) -> TruthProgram.WholeFactors? {
        let (bottom, isTooLarge) = common(with: other)
        guard !isTooLarge else { return nil }
        let factors = TruthProgram.WholeFactors(
            left: bottom / self.bottom, right: bottom / other.bottom, bottom: bottom)
        guard Self.product(most, factors.left) != nil, Self.product(other.most, factors.right) != nil else {
            return nil
        }
        return factors
    }

    /// A sum, difference or product; `nil` when it might not fit, and for quotients.
    func result(
        of operation: Operation, with other: WholeShape
    ) -> (factors: TruthProgram.WholeFactors, shape: WholeShape)? {
        if operation == .multiply {
            let (bottom, isTooLarge) = bottom.multipliedReportingOverflow(by: other.bottom)
            let (most, isTooFar) = most.multipliedReportingOverflow(by: other.most)
            guard !isTooLarge, !isTooFar, most <= Self.limit else { return nil }
            return (.init(left: 1, right: 1, bottom: bottom), WholeShape(bottom: bottom, most: most))
        }
        guard operation == .add || operation == .subtract, let factors = factors(with: other),
            let left = Self.product(most, factors.left), let right = Self.product(other.most, factors.right),
            left + right <= Self.limit
        else { return nil }
        return (factors, WholeShape(bottom: factors.bottom, most: left + right))
    }

    private static let limit = UInt64(Int64.max)

    private static func product(_ most: UInt64, _ factor: Int64) -> UInt64? {
        let (product, isTooFar) = most.multipliedReportingOverflow(by: factor.magnitude)
        return isTooFar || product > limit ? nil : product
    }

    private func common(with other: WholeShape) -> (bottom: Int64, isTooLarge: Bool) {
        var (left, right) = (bottom, other.bottom)
        while right != 0 { (left, right) = (right, left % right) }
        let (common, isTooLarge) = (bottom / left).multipliedReportingOverflow(by: other.bottom)
        return (common, isTooLarge)
    }

    /// Numerators over the least denominator that all can stand over; `nil` when they would not fit.
    static func scaled(_ tops: [Int64], _ bottoms: [Int64]) -> (tops: [Int64], shape: WholeShape)? {
        var bottom: Int64 = 1
        var last: Int64 = 1
        for next in bottoms where next != last && bottom % next != 0 {
            last = next
            let (common, isTooLarge) = WholeShape(bottom: bottom, most: 0).common(with: .init(bottom: next, most: 0))
            guard !isTooLarge else { return nil }
            bottom = common
        }
        var most: UInt64 = 0
        var scaled: [Int64] = []
        scaled.reserveCapacity(tops.count)
        for (top, own) in zip(tops, bottoms) {
            let (product, isTooFar) = top.multipliedReportingOverflow(by: bottom / own)
            guard !isTooFar else { return nil }
            scaled.append(product)
            most = max(most, product.magnitude)
        }
        return most <= limit ? (scaled, WholeShape(bottom: bottom, most: most)) : nil
    }
}
