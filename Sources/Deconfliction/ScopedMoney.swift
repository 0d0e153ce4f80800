import AidModel

/// One activity's outgoing money in a scope, by key, for one measure.
struct ScopedMoney: Sendable {
    /// All outgoing money, whatever the scope.
    var total = FixedDecimal.zero
    /// The part in scope.
    var inScope = FixedDecimal.zero
    /// The part in scope by key, sorted by key.
    var byKey: [(key: String, amount: FixedDecimal)] = []
}
