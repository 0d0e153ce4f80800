import AidModel
public import JSONFormat
public import RuleModel

/// A decision as one canonical JSON document; its id is the SHA-256 of the document without the id.
public enum DecisionJSON {
    /// The document.
    public static func document(_ decision: Decision) -> JSONValue {
        let body = members(decision)
        return .object([JSONValue.Member("id", .string(digest(body)))] + body)
    }

    /// The document with what lies beyond it: `change`, the smallest set that gives the other answer (null when there is none),
    /// and `open`, what is not known, with how many answers over all packs it settles.
    public static func document(_ explained: ExplainedDecision, open: [OpenFact]) -> JSONValue {
        guard case .object(let members) = document(explained.decision) else { return .null }
        let asked = Set(explained.open.map { [$0.what, $0.of] })
        return .object(
            members + [
                JSONValue.Member("change", explained.change.map(change) ?? .null),
                JSONValue.Member("open", .array(open.filter { asked.contains([$0.what, $0.of]) }.map(self.open))),
            ])
    }

    private static func change(_ change: MinimalChange) -> JSONValue {
        let changes = change.changes.map { change -> JSONValue in
            [
                "what": .string(change.what), "present": .text(change.present), "needed": .string(change.needed),
                "by": .string(change.maker.rawValue), "who": .text(change.who),
            ]
        }
        return [
            "answer": .string(change.answer.rawValue), "changes": .array(changes), "smallest": .bool(change.isSmallest),
        ]
    }

    private static func open(_ fact: OpenFact) -> JSONValue {
        [
            "what": .string(fact.what), "of": .string(fact.of), "who": .text(fact.who),
            "settles": .integer(fact.settles),
            "maySettle": .integer(fact.maySettle),
        ]
    }

    /// The decision's id.
    public static func id(_ decision: Decision) -> String { digest(members(decision)) }

    /// A pack as answers name it.
    public static func pack(_ pack: PackReference) -> JSONValue {
        [
            "id": .string(pack.id), "version": .string(pack.version), "title": .string(pack.title),
            "authority": ["id": .string(pack.authorityIdentifier), "name": .string(pack.authorityName)],
            "status": .string(pack.status), "basis": texts(pack.basis), "hash": .string(pack.hash),
        ]
    }

    private static func digest(_ members: [JSONValue.Member]) -> String {
        SHA256Digest(of: JSONValue.object(members).compact).description
    }

    private static func members(_ decision: Decision) -> [JSONValue.Member] {
        typealias Member = JSONValue.Member
        let what = [
            Member("subject", .string(decision.subject.id)),
            Member("subjectKind", .string(decision.subject.kind.rawValue)),
            Member("subjectName", .text(decision.subjectName)),
            Member("kind", .string(decision.kind.rawValue)), Member("pack", pack(decision.pack)),
            Member("rule", .string(decision.rule)), Member("ruleFile", .text(decision.ruleFile)),
            Member("ruleTitle", .string(decision.ruleTitle)),
            Member("answer", .string(decision.answer.rawValue)), Member("cause", .text(decision.cause?.rawValue)),
        ]
        let why = [
            Member("class", .text(decision.lensClass)), Member("signs", .array(decision.signs.map(sign))),
            Member("reasons", .array(decision.reasons.map { ["code": .string($0.code), "text": .string($0.text)] })),
            Member("clauses", .array(decision.clauses.map(clause))),
            Member(
                "leftOut",
                .array(decision.leftOut.map { ["reason": .string($0.reason), "records": texts($0.records)] })),
            Member("ask", texts(decision.ask)), Member("conditions", .array(decision.conditions.map(condition))),
            Member("obligations", .array(decision.obligations.map(obligation))),
            Member("amounts", texts(decision.amounts)),
            Member("suggestions", .array(decision.suggestions.map(suggestion))),
        ]
        let onWhat = [
            Member("evidence", .array(decision.evidence.map(evidence))),
            Member("parameters", .array(decision.parameters.map(parameter))),
            Member("asOf", .string(decision.asOf.description)), Member("knownAt", .text(decision.knownAt?.description)),
            Member("packHash", .string(decision.pack.hash)), Member("graphHash", .string(decision.graphHash)),
            Member("snapshotHash", .string(decision.snapshotHash)), Member("apiLevel", .string(decision.apiLevel)),
            Member("sensitivity", .string(decision.sensitivity.rawValue)),
        ]
        return what + why + onWhat
    }

    private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    private static func sign(_ sign: Decision.Sign) -> JSONValue {
        ["label": .string(sign.label), "answer": .string(sign.answer.rawValue), "cause": .text(sign.cause?.rawValue)]
    }

    private static func clause(_ clause: EvaluatedClause) -> JSONValue {
        let truth =
            switch clause.truth {
            case .yes: "true"
            case .no: "false"
            case .unknown: "unknown"
            }
        return [
            "key": .string(clause.key), "label": .string(clause.label), "operation": .string(clause.operation),
            "truth": .string(truth), "cause": .text(clause.cause?.rawValue), "missing": texts(clause.missing),
            "left": .text(clause.left), "right": .text(clause.right), "distance": .text(clause.distance),
            "evidence": .array(clause.evidence.map(JSONValue.integer)), "line": .integer(clause.line),
            "repeated": .bool(clause.isRepeated), "clauses": .array(clause.children.map(self.clause)),
        ]
    }

    private static func condition(_ condition: RuleCondition) -> JSONValue {
        [
            "key": .string(condition.key), "op": .string(condition.comparison), "values": texts(condition.values),
            "unit": .text(condition.unit), "line": .integer(condition.line),
        ]
    }

    private static func obligation(_ obligation: Decision.Obligation) -> JSONValue {
        ["who": .string(obligation.who), "what": .string(obligation.what), "by": .text(obligation.by)]
    }

    private static func suggestion(_ suggestion: Decision.Suggestion) -> JSONValue {
        ["text": .string(suggestion.text), "items": texts(suggestion.items), "ask": .text(suggestion.ask)]
    }

    private static func evidence(_ evidence: Evidence) -> JSONValue {
        let document: JSONValue = [
            "question": .string(evidence.question), "value": .text(evidence.value), "period": .text(evidence.period),
            "age": evidence.age.map(JSONValue.integer) ?? .null, "absence": .text(evidence.absence),
            "dataset": .text(evidence.dataset), "file": .text(evidence.file), "sha256": .text(evidence.sha256),
            "line": evidence.line.map(JSONValue.integer) ?? .null, "publisher": .text(evidence.publisher),
            "known": .text(evidence.known?.description), "sensitivity": .string(evidence.sensitivity.rawValue),
            "record": .text(evidence.record),
        ]
        guard case .object(let members) = document, !evidence.members.isEmpty || !evidence.lacking.isEmpty else {
            return document
        }
        let peers = [("members", evidence.members), ("lacking", evidence.lacking)]
        return .object(members + peers.map { JSONValue.Member($0.0, texts($0.1)) })
    }

    private static func parameter(_ parameter: ParameterUse) -> JSONValue {
        [
            "name": .string(parameter.name), "value": .string(parameter.value), "unit": .text(parameter.unit),
            "origin": .string(parameter.origin), "reference": .text(parameter.reference), "from": .text(parameter.from),
        ]
    }
}
