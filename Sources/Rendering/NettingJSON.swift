import AidModel
public import Deconfliction
public import JSONFormat

/// The result of `net` as JSON, in the shape of the command-line contract.
public enum NettingJSON {
    /// The whole document.
    public static func document(_ report: NettingReport) -> JSONValue {
        [
            "asOf": .string(report.asOf.description), "scope": DeconflictionJSON.scope(report.scope),
            "currency": .string(report.currency), "by": .text(report.grouping?.rawValue),
            "methods": .array(report.methods.map(method)), "differences": .array(report.differences.map(difference)),
            "notes": .array(report.notes.map(DeconflictionJSON.note)),
        ]
    }

    private static func method(_ total: MethodTotal) -> JSONValue {
        [
            "method": .string(total.method.rawValue), "explanation": .string(total.method.explanation),
            "commitments": DeconflictionJSON.money(total.commitments),
            "spending": DeconflictionJSON.money(total.spending),
            "delivered": total.delivered.map(DeconflictionJSON.money) ?? .null,
            "byKey": .array(
                total.byKey.map {
                    [
                        "key": .string($0.key), "label": .string($0.label),
                        "commitments": DeconflictionJSON.money($0.commitments),
                        "spending": DeconflictionJSON.money($0.spending),
                    ]
                }),
            "notKnown": .array(
                total.notKnown.map {
                    [
                        "cause": .string($0.cause), "text": .string($0.text), "count": .integer($0.count),
                        "examples": .array($0.examples.map(DeconflictionJSON.record)),
                    ]
                }),
        ]
    }

    private static func difference(_ difference: NettingDifference) -> JSONValue {
        [
            "from": .string(difference.from.rawValue), "to": .string(difference.to.rawValue),
            "measure": .string(difference.measure), "amount": DeconflictionJSON.money(difference.amount),
            "causes": .array(
                difference.causes.map {
                    [
                        "activity": DeconflictionJSON.activity($0.activity),
                        "amount": DeconflictionJSON.money($0.amount),
                        "reason": .string($0.reason), "evidence": DeconflictionJSON.record($0.evidence),
                    ]
                }),
            "causeCount": .integer(difference.causeCount),
        ]
    }
}
