import Findings
public import RuleModel

/// Why, or why not: one decision explained to a reader.
public struct DecisionExplanation {
    /// Who reads it.
    public enum Reader: String, CaseIterable, Sendable {
        /// Who wrote the rule: keys, lines, hashes.
        case author
        /// Who coordinates.
        case coordinator
        /// Who applies.
        case applicant
        /// The state concerned: which body's rule, on what basis, on what data, and what would correct it.
        case state
    }

    private let decision: Decision
    private let change: MinimalChange?
    private let open: [OpenFact]
    private let reader: Reader

    /// Explains a decision to a reader.
    ///
    /// - Parameter open: what is not known about the subject over all packs, what settles most first.
    public init(_ explained: ExplainedDecision, open: [OpenFact], for reader: Reader) {
        decision = explained.decision
        change = explained.change
        let asked = Set(explained.open.map { [$0.what, $0.of] })
        self.open = open.filter { asked.contains([$0.what, $0.of]) }
        self.reader = reader
    }

    /// The explanation.
    public var document: ReportDocument {
        let subject = AnswerText.subject(decision)
        let title = "\(decision.subject.kind.rawValue) \(subject): \(decision.pack.id) \(decision.rule)"
        var blocks: [ReportDocument.Block] = [.heading(1, title), .paragraph(verdict)]
        if !decision.signs.isEmpty { blocks += [.heading(2, "Signs"), .bullets(decision.signs.map(sign))] }
        if !decision.reasons.isEmpty {
            blocks += [
                .heading(2, "Reasons"),
                .bullets(decision.reasons.map { reader == .author ? "\($0.text) [\($0.code)]" : $0.text }),
            ]
        }
        blocks += [.heading(2, "Clauses"), .tree(decision.clauses.flatMap { tree($0, depth: 0) })]
        blocks += attached
        blocks += [.heading(2, "Facts read"), .bullets(orNone(DecisionFacts(decision).lines))]
        blocks += [.heading(2, "Left out"), .bullets(orNone(decision.leftOut.map(leftOut)))]
        if let change { blocks += beyond(change) }
        blocks += [.heading(2, reader == .state ? "What would settle or correct it" : "What to ask next")]
        blocks += [.bullets(orNone(decision.ask + correction))]
        if !open.isEmpty {
            blocks += [.paragraph("How much hangs on it, over the rules of all packs:"), .bullets(open.map(weight))]
        }
        blocks += [
            .heading(2, "Numbers used"), .bullets(orNone(decision.parameters.map(parameter))), .paragraph(footing),
        ]
        return ReportDocument(title: title, blocks: blocks)
    }

    /// The smallest set of changes: what is so, not what anybody is asked to do.
    private func beyond(_ change: MinimalChange) -> [ReportDocument.Block] {
        let answer = AnswerText.words(change.answer)
        let count = change.changes.count
        let proof = change.isSmallest ? "no smaller set does" : "the smallest set found; a smaller one is not ruled out"
        let words = count == 1 ? "One change alone" : "These \(count) together"
        return [
            .heading(2, "What would change the answer"),
            .paragraph("\(words) would give \"\(answer)\" (\(proof)). All else is held as it is."),
            .bullets(change.changes.map(self.words)),
        ]
    }

    private func words(_ change: MinimalChange.Change) -> String {
        let now = change.present.map { ", now \($0)" } ?? ", now not known"
        let isClause = change.maker == .waiver || change.maker == .never
        let maker =
            switch change.maker {
            case .applicant: "the applicant could make it so"
            case .dataUpdate: "if data or a register\(change.who.map { " filled by \($0)" } ?? "") come to say so"
            case .waiver: "only \(change.who ?? "the body") could waive it"
            case .never: "nobody can change it"
            }
        return "\(change.what): \(change.needed)\(isClause && change.present == nil ? "" : now) — \(maker)"
    }

    private func weight(_ fact: OpenFact) -> String {
        let who = fact.who.map { " (\($0))" } ?? ""
        let alone =
            fact.settles == 0 ? "settles no answer by itself" : "settles \(Counted("answer", fact.settles)) by itself"
        let more = fact.maySettle == 0 ? "" : ", \(Counted("answer", fact.maySettle)) if it falls one way"
        return "\(fact.what) of \(fact.of)\(who): \(alone)\(more)"
    }

    private var verdict: String {
        var text = "\(decision.ruleTitle) Answer: \(AnswerText.words(decision.answer))"
        if let lensClass = decision.lensClass { text += ", class \(lensClass)" }
        if let cause = decision.cause { text += ", because \(AnswerText.words(cause))" }
        text += ". Rule of \(decision.pack.authorityName), \(decision.pack.status)"
        if decision.pack.status == "illustrative" { text += " (not an official rule)" }
        return text + ". As of \(decision.asOf)\(decision.knownAt.map { ", with what was known on \($0)" } ?? "")."
    }

    private var attached: [ReportDocument.Block] {
        let lines =
            decision.conditions.map { "condition: \($0.key) \($0.comparison) \($0.values.joined(separator: ", "))" }
            + decision.obligations.map { "obligation: \($0.who) — \($0.what)\($0.by.map { ", by \($0)" } ?? "")" }
            + decision.amounts.map { "amount: \($0)" }
            + decision.suggestions.map { suggestion in
                "suggestion: \(suggestion.text): \(suggestion.items.joined(separator: ", "))"
                    + (suggestion.ask.map { "; ask \($0)" } ?? "")
            }
        return lines.isEmpty ? [] : [.heading(2, "Attached"), .bullets(lines)]
    }

    private var correction: [String] {
        guard reader == .state else { return [] }
        return ["a reply of the state stands beside the answer once it is on register; none is on file"]
    }

    private var footing: String {
        var text =
            "Basis: \(decision.pack.basis.isEmpty ? "none stated" : decision.pack.basis.joined(separator: "; ")). "
        text += "Pack \(decision.pack.id) \(decision.pack.version)."
        guard reader == .author || reader == .coordinator else { return text }
        return text + " Pack \(decision.pack.hash.prefix(16)), graph \(decision.graphHash.prefix(16)), "
            + "snapshot \(decision.snapshotHash.prefix(16)), API \(decision.apiLevel)."
    }

    private func sign(_ sign: Decision.Sign) -> String {
        "\(sign.label): \(AnswerText.words(sign.answer))" + (sign.cause.map { " (\(AnswerText.words($0)))" } ?? "")
    }

    private func tree(_ clause: EvaluatedClause, depth: Int) -> [ReportDocument.Branch] {
        [ReportDocument.Branch(depth, line(clause))] + clause.children.flatMap { tree($0, depth: depth + 1) }
    }

    private func line(_ clause: EvaluatedClause) -> String {
        let mark =
            switch clause.truth {
            case .yes: "✓ yes"
            case .no: "✗ no"
            case .unknown: "? not known"
            }
        var text = "\(mark)  \(clause.label.isEmpty ? clause.operation.replacingUnderscores : clause.label)"
        if let left = clause.left, let right = clause.right {
            text += ": \(left) \(clause.operation.replacingUnderscores) \(right)"
        } else if let left = clause.left {
            text += ": \(left)"
        }
        if let distance = clause.distance { text += ", \(distance) from changing" }
        if let cause = clause.cause { text += " — \(AnswerText.words(cause))" }
        if !clause.missing.isEmpty { text += ": \(clause.missing.joined(separator: ", "))" }
        if clause.isRepeated { text += " (shown above)" }
        if reader == .author { text += "  [\(clause.key), line \(clause.line)]" }
        return text
    }

    private func leftOut(_ item: Decision.LeftOut) -> String {
        "\(item.reason): \(item.records.count) (\(item.records.prefix(5).joined(separator: ", "))"
            + (item.records.count > 5 ? ", …)" : ")")
    }

    private func parameter(_ use: ParameterUse) -> String {
        "\(use.name) = \(use.value)\(use.unit.map { " \($0)" } ?? ""), \(use.origin.replacingUnderscores)"
            + (use.reference.map { ": \($0)" } ?? "") + (use.from.map { ", in force from \($0)" } ?? "")
    }

    private func orNone(_ lines: [String]) -> [String] { lines.isEmpty ? ["none"] : lines }
}

extension String {
    /// The words of a code name.
    fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
