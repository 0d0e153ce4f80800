public import AidModel

/// What is derived from a Snapshot for rules to be asked about.
public enum Derivation {
    /// Portfolios: each organisation that takes part in an activity × each recipient that it names.
    ///
    /// Money is netted for the recipient by `links` (source view; the middle where the method gives a range), in US
    /// dollars; rows are in the order of organisation, then recipient; members in the order of the Snapshot.
    public static func portfolios(
        _ snapshot: Snapshot, asOf: CalendarDate
    ) throws(Segment.LayoutError) -> Segment {
        let portfolios = PortfolioDerivation(AidBooks(snapshot, asOf: asOf)).all()
        var builder = SegmentBuilder()
        builder.append(portfolios)
        return try builder.build()
    }
}
