import AidModel
import RuleModel

/// Whether some value meets two conditions on one key.
enum ConditionSet {
    /// Exact for numbers and finite sets; a comparison that is not understood is presumed to be meetable.
    static func canMeet(_ left: RuleCondition, _ right: RuleCondition) -> Bool {
        for (finite, other) in [(left, right), (right, left)] where ["=", "in"].contains(finite.comparison) {
            return finite.values.contains { admits(other, $0) }
        }
        guard let first = bound(left), let second = bound(right), first.isLower != second.isLower else { return true }
        let (lower, upper) = first.isLower ? (first.value, second.value) : (second.value, first.value)
        return lower <= upper
    }

    private static func admits(_ condition: RuleCondition, _ value: String) -> Bool {
        let isListed = condition.values.contains { same($0, value) }
        switch condition.comparison {
        case "=", "in": return isListed
        case "≠", "not in": return !isListed
        default:
            guard let bound = bound(condition), let number = FixedDecimal(value) else { return true }
            return bound.isLower ? number >= bound.value : number <= bound.value
        }
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        if let first = FixedDecimal(left), let second = FixedDecimal(right) { return first == second }
        return left == right
    }

    private static func bound(_ condition: RuleCondition) -> (isLower: Bool, value: FixedDecimal)? {
        guard ["≤", "≥"].contains(condition.comparison),
            let value = condition.values.first.flatMap({ FixedDecimal($0) })
        else { return nil }
        return (condition.comparison == "≥", value)
    }
}
