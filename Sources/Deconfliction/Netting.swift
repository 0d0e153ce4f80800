public import AidModel

/// Counts money once, by several named methods side by side (`gross` M0, `activity` M1, `single` M2, `links` M3).
///
/// Transactions after the as-of day, secondary reporters and all but one record of an identifier are left out, with
/// their counts in the notes. Amounts are in US dollars at the rate of their value date. Commitments (type 2) and
/// spending (types 3 and 4) are never mixed.
public enum Netting {
    /// The totals of a Snapshot under each method, and why neighbouring methods differ.
    public static func report(
        _ snapshot: Snapshot, asOf: CalendarDate, scope: AnalysisScope,
        methods: [NettingMethod] = NettingMethod.allCases, by grouping: NettingGrouping? = nil
    ) -> NettingReport {
        report(AidBooks(snapshot, asOf: asOf), scope: scope, methods: methods, by: grouping)
    }

    /// The totals of books that are open already.
    public static func report(
        _ books: AidBooks, scope: AnalysisScope, methods: [NettingMethod] = NettingMethod.allCases,
        by grouping: NettingGrouping? = nil
    ) -> NettingReport {
        let table = NettingTable(books, books.scoped(scope, by: grouping))
        var report = NettingReport(asOf: books.asOf, scope: scope, grouping: grouping)
        let notKnown = NettingNotes.notKnown(books, table.members)
        for method in NettingMethod.allCases where methods.contains(method) {
            report.methods.append(table.total(method, notKnown, grouped: grouping))
        }
        report.differences = NettingDifferences.all(table, methods: methods)
        report.notes = NettingNotes.notes(books, table.members)
        return report
    }
}
