public import AidModel
public import RuleModel
public import Wording

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

        /// The most closed datum that this reader may see. Who applies and the state concerned see what partners share; what
        /// a body keeps to the coordinator's office or to its own circle stays there.
        public var clearance: Sensitivity {
            switch self {
            case .author, .coordinator: .restricted
            case .applicant, .state: .partners
            }
        }
    }

    private let decision: Decision
    private let change: MinimalChange?
    private let open: [OpenFact]
    private let reader: Reader
    private let wording: Wording

    /// Explains a decision to a reader; `nil` when it rests on what this reader may not see.
    public init?(_ explained: ExplainedDecision, for reader: Reader, in wording: Wording = .english) {
        guard explained.decision.sensitivity <= reader.clearance else { return nil }
        decision = explained.decision
        change = explained.change
        open = explained.open
        self.reader = reader
        self.wording = wording
    }

    /// The explanation.
    public var document: ReportDocument {
        let subject = AnswerText.subject(decision)
        let title = wording(
            .title,
            [
                .kind: wording(decision.subject.kind), .subject: subject, .pack: decision.pack.id,
                .rule: decision.rule,
            ])
        var blocks: [ReportDocument.Block] = [.heading(1, title), .paragraph(verdict)]
        if !decision.signs.isEmpty { blocks += [heading(.signs), .bullets(decision.signs.map(sign))] }
        if !decision.reasons.isEmpty { blocks += [heading(.reasons), .bullets(reasons)] }
        blocks += [heading(.clauses), .tree(clauseWords.tree(decision.clauses))]
        blocks += attached
        blocks += [heading(.factsRead), .bullets(orNone(DecisionFacts(decision, wording).lines))]
        blocks += [heading(.leftOut), .bullets(orNone(decision.leftOut.map(leftOut)))]
        if let change { blocks += ChangeWords(change, wording, labels: clauseWords.labels(decision.clauses)).blocks }
        blocks += [heading(reader == .state ? .settle : .askNext)]
        blocks += [.bullets(orNone(decision.questions.map { wording($0) } + correction))]
        if !open.isEmpty { blocks += [.paragraph(wording(.hangs)), .bullets(open.map(weight))] }
        blocks += [
            heading(.numbersUsed), .bullets(orNone(decision.parameters.map(parameter))), .paragraph(footing),
        ]
        return ReportDocument(title: title, blocks: blocks)
    }

    private var clauseWords: ClauseTree { ClauseTree(decision, wording, isForAuthor: reader == .author) }

    private func heading(_ phrase: Phrase) -> ReportDocument.Block { .heading(2, wording(phrase)) }

    private func own(_ key: String, else original: String) -> String {
        decision.texts.words(key, in: wording.language, else: original)
    }

    private var reasons: [String] {
        let texts = ClauseReasons(rule: decision.rule, wording, texts: decision.texts).texts(of: decision)
        guard reader == .author else { return texts }
        return zip(texts, decision.reasons).map { "\($0) [\($1.code)]" }
    }

    private func weight(_ fact: OpenFact) -> String {
        let alone: String =
            switch fact.settles {
            case 0: wording(.settlesNone)
            case 1: wording(.settlesOne)
            default: wording(.settlesMany, [.count: Columns.grouped(fact.settles)])
            }
        let more: String =
            switch fact.maySettle {
            case 0: ""
            case 1: wording(.mayOne)
            default: wording(.mayMany, [.count: Columns.grouped(fact.maySettle)])
            }
        let who = fact.who.map { wording(.weightWho, [.who: $0]) } ?? ""
        return wording(
            .weight, [.what: wording.fact(fact.what), .of: fact.of, .who: who, .alone: alone, .more: more])
    }

    private var verdict: String {
        let title = own("", else: decision.ruleTitle)
        var text = wording(.verdict, [.title: title, .answer: wording(decision.answer)])
        if let lensClass = decision.lensClass {
            let key = decision.signs.first { $0.label == lensClass }?.key ?? ""
            let words = key.isEmpty ? lensClass : own(key, else: lensClass)
            text += wording(.verdictClass, [.class: words])
        }
        if let cause = decision.cause { text += wording(.verdictCause, [.cause: wording(cause)]) }
        let isIllustrative = decision.pack.status == "illustrative"
        let status = isIllustrative ? wording(.illustrative) : wording(.adopted)
        text += wording(.verdictRule, [.authority: decision.pack.authorityName, .status: status])
        if isIllustrative { text += wording(.notOfficial) }
        text += wording(.verdictDay, [.day: decision.asOf.description])
        if let known = decision.knownAt { text += wording(.verdictKnown, [.day: known.description]) }
        return text + "."
    }

    private var attached: [ReportDocument.Block] {
        let conditions = decision.conditions.map { condition in
            let values = condition.values.joined(separator: ", ")
            return wording(.condition, [.what: "\(condition.key) \(condition.comparison) \(values)"])
        }
        let obligations = decision.obligations.map { obligation in
            let what = own(obligation.key, else: obligation.what)
            let by = obligation.by.map { wording(.obligationBy, [.day: $0]) } ?? ""
            return wording(.obligation, [.who: obligation.who, .what: what]) + by
        }
        let lines = conditions + obligations + decision.amounts.map(amount) + decision.suggestions.map(suggestion)
        return lines.isEmpty ? [] : [heading(.attached), .bullets(lines)]
    }

    /// An amount is written down with its kind in front.
    private func amount(_ text: String) -> String {
        for (kind, phrase) in [("amount: ", Phrase.amount), ("ceiling: ", .ceiling)] where text.hasPrefix(kind) {
            let value = String(text.dropFirst(kind.count))
            return wording(phrase, [.what: value == "not known" ? wording(.nothing) : value])
        }
        return wording(.amount, [.what: text])
    }

    private func suggestion(_ suggestion: Decision.Suggestion) -> String {
        let text = own(suggestion.key, else: suggestion.text)
        let ask = suggestion.ask.map { wording(.suggestionAsk, [.who: own(suggestion.key + ".ask", else: $0)]) }
        let items = suggestion.items.joined(separator: ", ")
        return wording(.suggestion, [.what: text, .items: items]) + (ask ?? "")
    }

    private var correction: [String] { reader == .state ? [wording(.reply)] : [] }

    private var footing: String {
        let basis = decision.pack.basis.isEmpty ? wording(.noBasis) : decision.pack.basis.joined(separator: "; ")
        let text =
            wording(.basis, [.basis: basis])
            + wording(.pack, [.id: decision.pack.id, .version: decision.pack.version])
        guard reader == .author || reader == .coordinator else { return text }
        return text
            + wording(
                .hashes,
                [
                    .pack: String(decision.pack.hash.prefix(16)), .graph: String(decision.graphHash.prefix(16)),
                    .snapshot: String(decision.snapshotHash.prefix(16)), .api: decision.apiLevel,
                ])
    }

    private func sign(_ sign: Decision.Sign) -> String {
        let label = own(sign.key, else: sign.label)
        guard let cause = sign.cause else {
            return wording(.signLine, [.label: label, .answer: wording(sign.answer)])
        }
        return wording(.signCause, [.label: label, .answer: wording(sign.answer), .cause: wording(cause)])
    }

    private func leftOut(_ item: Decision.LeftOut) -> String {
        wording(
            item.records.count > 5 ? .leftOutMore : .leftOutLine,
            [
                .reason: own(item.key, else: item.reason), .count: "\(item.records.count)",
                .records: item.records.prefix(5).joined(separator: ", "),
            ])
    }

    private func parameter(_ use: ParameterUse) -> String {
        let origins: [String: Phrase] = [
            "quoted": .quoted, "authors_choice": .authorsChoice, "unverified": .unverified,
        ]
        let value = use.value + (use.unit.map { " \($0)" } ?? "")
        let origin = origins[use.origin].map { wording($0) } ?? use.origin
        return wording(.parameter, [.name: use.name, .value: value, .origin: origin])
            + (use.reference.map { wording(.parameterReference, [.reference: $0]) } ?? "")
            + (use.from.map { wording(.parameterFrom, [.day: $0]) } ?? "")
    }

    private func orNone(_ lines: [String]) -> [String] { lines.isEmpty ? [wording(.none)] : lines }
}
