public import AidModel
public import RuleModel

/// Shows where assistance meets, parts or is missing: the analysis from a Snapshot and the rules' decisions to findings.
///
/// Pure: same Snapshot, decisions and options, same result, whatever the order of the input or the number of threads.
public enum Deconfliction {
    /// Analyses what the Snapshot says on the days of the options.
    ///
    /// - Parameters:
    ///   - decisions: what rules answered on the same Snapshot, in any order; may be empty.
    public static func analyse(
        _ snapshot: Snapshot, decisions: [Decision], options: DeconflictionOptions
    ) -> DeconflictionResult {
        analyse(AidBooks(snapshot, asOf: options.asOf), decisions: decisions, options: options)
    }

    /// Analyses books that are open already, on their own day.
    public static func analyse(
        _ books: AidBooks, decisions: [Decision], options: DeconflictionOptions
    ) -> DeconflictionResult {
        var options = options
        options.asOf = books.asOf
        return Analysis(books, decisions, options).result()
    }
}
