public import Findings
public import JSONFormat

/// Findings as JSON, with the same members everywhere.
public enum FindingsJSON {
    /// `{ findings: […], byCode: { code: count } }`.
    public static func document(_ findings: [Finding]) -> JSONValue {
        ["findings": list(findings), "byCode": byCode(findings)]
    }

    /// The findings in their order.
    public static func list(_ findings: [Finding]) -> JSONValue { .array(findings.map(value)) }

    /// How many cases there are of each code, by code; those that were counted and not listed are in it.
    public static func byCode(_ findings: [Finding]) -> JSONValue {
        let counts = Dictionary(grouping: findings, by: \.code).mapValues { $0.reduce(0) { $0 + $1.count } }
        return .object(counts.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .integer($0.value)) })
    }

    /// One finding.
    public static func value(_ finding: Finding) -> JSONValue {
        [
            "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message), "location": finding.location.map(place) ?? .null,
            "help": .text(finding.help),
            "related": .array(
                finding.related.map { ["message": .string($0.message), "location": place($0.location)] }),
        ]
    }

    private static func place(_ location: SourceLocation) -> JSONValue {
        [
            "file": .string(location.file), "line": location.line.map(JSONValue.integer) ?? .null,
            "column": location.column.map(JSONValue.integer) ?? .null,
        ]
    }
}
