public import AidModel

/// The budgets of an activity, each period once: a revised budget replaces the original of the same period.
///
/// Budgets over 370 days or below zero are left out and counted (D-Portal's guard). Amounts of one currency only.
public struct BudgetTotal: Hashable, Sendable {
    /// The sums by currency, sorted.
    public var sums: [Money]
    /// Original budgets that a revised one replaces.
    public var replaced: Int
    /// Budgets over 370 days, negative, or without an amount, currency or day.
    public var leftOut: Int

    /// Sums an activity's budgets.
    public init(_ activity: Activity) {
        let usable = activity.budgets.filter(Self.isUsable)
        let revised = Set(usable.filter { $0.type == "2" }.map { Period(start: $0.start, end: $0.end) })
        let counted = usable.filter { $0.type == "2" || !revised.contains(Period(start: $0.start, end: $0.end)) }
        var sums: [String: FixedDecimal] = [:]
        for budget in counted {
            guard let amount = budget.amount, let currency = budget.currency ?? activity.defaultCurrency else {
                continue
            }
            sums[currency] = (sums[currency] ?? .zero).plus(amount)
        }
        self.sums = sums.sorted { $0.key < $1.key }.map { Money($0.value, $0.key) }
        replaced = usable.count - counted.count
        leftOut = activity.budgets.count - usable.count
    }

    private static func isUsable(_ budget: Budget) -> Bool {
        guard let amount = budget.amount, !amount.isNegative, let start = budget.start, let end = budget.end else {
            return false
        }
        return end >= start && Int(end.dayNumber) - Int(start.dayNumber) <= 370
    }
}
