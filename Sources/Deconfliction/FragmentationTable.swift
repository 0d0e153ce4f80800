public import AidModel

/// How money is spread over funders in one recipient, as a whole or in one sector.
public struct FragmentationTable: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var country: String
    /// The DAC sector of three digits; `nil` for the recipient as a whole.
    public var sector: SectorMention?
    /// `spending` or `commitments`, netted by `links`.
    public var measure: String
    /// The funders with a share, largest first, then key.
    public var shares: [Share]
    /// Funders whose net is zero or negative: listed, in no share.
    public var dropped: [Share]
    /// The metrics; `nil` when there is no money to share: undefined, never 0.
    public var metrics: FragmentationMetrics?

    /// One funder's part.
    public struct Share: Hashable, Sendable {
        /// The funder's key.
        public var key: String
        /// Its name.
        public var name: String
        /// Its money in US dollars, whole cents; the middle of the range where the method gives one.
        public var amount: FixedDecimal
    }
}
