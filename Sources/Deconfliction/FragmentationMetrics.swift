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
