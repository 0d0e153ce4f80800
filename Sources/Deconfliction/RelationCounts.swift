/// How many relations stand in each of the OECD's four classes, and the ratios that its division-of-labour reports print.
///
/// A ratio over several donors or recipients is that of all their relations together, not a mean of ratios.
public struct RelationCounts: Hashable, Sendable {
    /// Class A, concentrated only.
    public var concentrated: Int
    /// Class B, both.
    public var both: Int
    /// Class C, important only.
    public var important: Int
    /// Class D, neither.
    public var neither: Int

    /// Counts by class.
    public init(concentrated: Int = 0, both: Int = 0, important: Int = 0, neither: Int = 0) {
        (self.concentrated, self.both, self.important, self.neither) = (concentrated, both, important, neither)
    }

    /// All relations.
    public var relations: Int { concentrated + both + important + neither }

    /// Relations that are not significant among all; `nil` without any.
    public var fragmentation: ExactRatio? { ratio(neither) }

    /// Class B among all; `nil` without any.
    public var narrowConcentration: ExactRatio? { ratio(both) }

    /// Classes A, B and C among all; `nil` without any.
    public var broadConcentration: ExactRatio? { ratio(relations - neither) }

    /// The count of a class.
    public subscript(relationClass: RelationClasses.Class) -> Int {
        get {
            switch relationClass {
            case .concentrated: concentrated
            case .both: both
            case .important: important
            case .neither: neither
            }
        }
        set {
            switch relationClass {
            case .concentrated: concentrated = newValue
            case .both: both = newValue
            case .important: important = newValue
            case .neither: neither = newValue
            }
        }
    }

    private func ratio(_ part: Int) -> ExactRatio? { ExactRatio(Int128(part), Int128(relations)) }
}
