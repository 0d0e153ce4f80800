import AidModel
import RuleModel

/// The levels of the formats that outlive a run: each goes up when something that was there changes its meaning.
enum SchemaLevel {
    /// The layout of a Snapshot's buffer.
    static let snapshot = Segment.layout
    /// The canonical form of a rule graph.
    static let graph = RuleGraph.formLevel
    /// The document of a decision.
    static let decision = 1
    /// The document of `deconflict --format json`.
    static let deconflict = 1
}
