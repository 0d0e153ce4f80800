import Findings
import RuleModel

/// Pairs of conditions that cannot both be met, told once for all subjects on which the same two rules say the same.
struct ConditionConflicts {
    /// One cause: two conditions on one key, and the subjects that both are attached to.
    struct Group {
        var left: Decision
        var leftCondition: RuleCondition
        var right: Decision
        var rightCondition: RuleCondition
        var subjects: [(subject: Subject, decisions: [Decision])]

        /// What the cause is, whatever the subjects: a group keeps its id when an activity joins or leaves it.
        var identity: [String] {
            [
                left.subject.kind.rawValue, left.pack.id, left.rule, right.pack.id, right.rule, leftCondition.key,
                leftCondition.words, rightCondition.words,
            ]
        }
    }

    /// In the order in which the causes were met.
    private(set) var groups: [Group] = []
    private var positions: [[String]: Int] = [:]
    private var comparable = 0
    private var unmet = 0

    /// Compares the conditions of two bodies on one subject.
    mutating func compare(_ subject: Subject, _ left: Decision, _ right: Decision) {
        for first in left.conditions {
            for second in right.conditions where second.key == first.key && second.unit == first.unit {
                comparable += 1
                guard !ConditionSet.canMeet(first, second) else { continue }
                unmet += 1
                let group = Group(
                    left: left, leftCondition: first, right: right, rightCondition: second,
                    subjects: [(subject, [left, right])])
                if let position = positions[group.identity] {
                    groups[position].subjects += group.subjects
                } else {
                    positions[group.identity] = groups.count
                    groups.append(group)
                }
            }
        }
    }

    /// What was compared, so that no conflict is never read as nothing compared.
    var note: CoverageNote {
        CoverageNote(
            "conflict.compared",
            "conflicts between bodies: \(unmet == 0 ? "none" : "\(unmet)") found among "
                + "\(Counted("comparable condition", comparable))",
            count: comparable)
    }
}

extension RuleCondition {
    /// What it asks, without its key.
    var words: String { "\(comparison) \(values.joined(separator: ", "))" + (unit.map { " \($0)" } ?? "") }
}
