import Findings
import RuleModel

/// Whether a rule's cases show it both ways: a rule that no case fires may never fire, one that every case fires may always.
struct CaseBalance {
    let rule: String
    let file: PackFile
    let graph: RuleGraph
    let expected: [CaseExpectation]

    /// A warning for each way that no case shows.
    var findings: [Finding] {
        guard !expected.isEmpty else { return [] }
        let answers = expected.compactMap { $0.answer?.value }
        switch graph.kind {
        case .eligibility: return both(answers, [.eligible], [.ineligible, .notApplicable], "the rule `\(rule)`")
        case .coordination: return both(answers, [.over], [.within], "the rule `\(rule)`")
        case .warning: return both(answers, [.raised], [.notRaised], "the rule `\(rule)`")
        case .lens: return signs + classes
        case .advisory: return []
        }
    }

    private var signs: [Finding] {
        graph.signLabels.flatMap { label in
            let answers = expected.flatMap(\.signs).map(\.value).filter { $0.label == label }.map(\.answer)
            return both(answers, [.seen], [.notSeen], "the sign `\(label)` of `\(rule)`")
        }
    }

    /// Each class is the firing of its own clause.
    private var classes: [Finding] {
        let named = Set(expected.compactMap { $0.lensClass?.value })
        return graph.classLabels.filter { !named.contains($0) }.map { label in
            warning("cases.no-firing", "no case gives the class `\(label)` of `\(rule)`", "write a case that gives it")
        }
    }

    private func both(_ answers: [Answer], _ firing: [Answer], _ other: [Answer], _ what: String) -> [Finding] {
        var findings: [Finding] = []
        if !answers.contains(where: firing.contains) {
            findings.append(
                warning("cases.no-firing", "no case fires \(what)", "write a case that expects \(Self.words(firing))"))
        }
        if !answers.contains(where: other.contains) {
            findings.append(
                warning(
                    "cases.no-non-firing", "no case leaves \(what) without firing",
                    "write a case that expects \(Self.words(other))"))
        }
        return findings
    }

    private static func words(_ answers: [Answer]) -> String {
        answers.map { "`\($0.rawValue)`" }.joined(separator: " or ")
    }

    private func warning(_ code: String, _ message: String, _ help: String) -> Finding {
        Finding(
            .warning, code, message, at: SourceLocation(file: file.shownPath, line: 1, column: 1), help: help)
    }
}
