import AidModel
public import Deconfliction
public import JSONFormat

/// Two results of `deconflict` beside each other: what is read of an earlier one, and what changed.
public enum ComparisonJSON {
    /// The findings of a document, for telling what changed; `nil` when it is not such a document.
    public static func digests(_ document: JSONValue) -> [FindingDigest]? {
        guard case .array(let items)? = document["findings"] else { return nil }
        return items.compactMap(digest)
    }

    /// What is new, gone and changed.
    public static func document(_ comparison: Comparison) -> JSONValue {
        [
            "new": .array(comparison.new.map(brief)), "gone": .array(comparison.gone.map(brief)),
            "changed": .array(
                comparison.changed.map {
                    [
                        "old": brief($0.old), "new": brief($0.new), "added": .array($0.added.map(JSONValue.string)),
                        "removed": .array($0.removed.map(JSONValue.string)),
                    ]
                }), "unchanged": .integer(comparison.unchanged),
        ]
    }

    private static func brief(_ digest: FindingDigest) -> JSONValue {
        [
            "id": .string(digest.id), "digest": .string(digest.digest), "kind": .string(digest.kind),
            "title": .string(digest.title),
        ]
    }

    private static func digest(_ item: JSONValue) -> FindingDigest? {
        guard let id = item["id"]?.textValue, let digest = item["digest"]?.textValue,
            let kind = item["kind"]?.textValue, let title = item["title"]?.textValue
        else { return nil }
        return FindingDigest(id: id, digest: digest, kind: kind, title: title, facts: facts(item))
    }

    /// What a reader is shown of a finding that can differ between two results, each fact a few words.
    private static func facts(_ item: JSONValue) -> [String] {
        let organisations = item["organisations"]?.items.compactMap { organisation -> String? in
            guard let name = organisation["name"]?.textValue else { return nil }
            return organisation["part"]?.textValue.map { "\(name) (\($0))" } ?? name
        }
        let activities = item["activities"]?.items.compactMap { $0["identifier"]?.textValue }
        let rules = item["rule"]?.items.compactMap { $0["says"]?.textValue }
        return (organisations ?? []) + (activities ?? []) + (rules ?? [])
            + [item["money"].flatMap(money)].compactMap(\.self)
    }

    private static func money(_ value: JSONValue) -> String? {
        guard let low = value["low"]?.textValue.flatMap({ FixedDecimal($0) }),
            let high = value["high"]?.textValue.flatMap({ FixedDecimal($0) }),
            let currency = value["currency"]?.textValue
        else { return nil }
        return MoneyText.text(MoneyRange(low: low, high: high, currency: currency))
    }
}
