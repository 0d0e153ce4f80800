public import AidModel

/// What is derived from a Snapshot for rules to be asked about.
public enum Derivation {
    /// Portfolios, each organisation that takes part in an activity × each recipient that it names; and the record that
    /// counts for each activity.
    ///
    /// Money is netted by `links` (source view; the middle where the method gives a range), in US dollars: in portfolios
    /// for the recipient, in activities over all recipients. Portfolios are in the order of organisation, then recipient;
    /// their members and the activities in the order of the Snapshot.
    public static func subjects(_ books: AidBooks) throws(Segment.LayoutError) -> Segment {
        var builder = SegmentBuilder()
        builder.append(PortfolioDerivation(books).all())
        builder.append(CountedActivities(books).all())
        return try builder.build()
    }
}
