import AidModel
import Findings
import YAMLFormat

/// Values as cases write them.
extension YAMLMapping {
    /// A number under a key that may be absent.
    mutating func number(_ key: String) -> FixedDecimal? {
        value(key, "a number", "write digits and a point: `24.99`") { FixedDecimal($0) }
    }

    /// A whole number under a key that may be absent.
    mutating func whole(_ key: String) -> Int? {
        value(key, "a whole number", "write digits: `1`") { Int($0) }
    }

    /// A yes or no under a key that may be absent.
    mutating func yesOrNo(_ key: String) -> Bool? {
        value(key, "`yes` or `no`", "leave it out when it is not known", CaseValue.flag)
    }

    /// A day under a key that may be absent.
    mutating func day(_ key: String) -> CalendarDate? {
        value(key, "a date", "write it as `2020-06-30`") { CalendarDate($0) }
    }

    private mutating func value<Value>(
        _ key: String, _ what: String, _ help: String, _ read: (String) -> Value?
    ) -> Value? {
        guard let given = optional(key) else { return nil }
        if let value = given.text.flatMap(read) { return value }
        note(CaseValue.wrong(given, "`\(key)` has to be \(what)", help))
        return nil
    }
}

/// Reading single values of cases.
enum CaseValue {
    static func flag(_ text: String) -> Bool? { ["yes": true, "true": true, "no": false, "false": false][text] }

    /// Says of a value that it is of the wrong kind (`case.value`).
    static func wrong(_ value: YAMLValue, _ message: String, _ help: String? = nil) -> Finding {
        let found = value.text.map { "`\($0)`" } ?? value.kind
        return Finding(.error, "case.value", "\(message), not \(found)", at: value.location, help: help)
    }
}
