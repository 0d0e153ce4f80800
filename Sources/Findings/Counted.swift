/// A number with its noun: `1 file`, `1,763 files`, `0 activities`.
public struct Counted: Hashable, Sendable, CustomStringConvertible {
    /// The words.
    public let description: String

    /// Puts a number before a noun in the singular; the plural is the noun with an `s`, or as English forms it, unless it
    /// is given.
    public init(_ noun: String, _ count: Int, plural: String? = nil) {
        description = "\(Self.grouped(count)) \(count == 1 ? noun : plural ?? Self.plural(noun))"
    }

    /// A number in groups of three digits, parted by commas.
    private static func grouped(_ count: Int) -> String {
        let digits = Array(String(count.magnitude))
        let text = digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digits[index])
        }
        return count < 0 ? "-\(text)" : text
    }

    /// The last word of a noun in the plural.
    private static func plural(_ noun: String) -> String {
        let before = noun.dropLast().last
        if noun.hasSuffix("y"), let before, !"aeiou".contains(before) { return noun.dropLast() + "ies" }
        return noun.hasSuffix("s") || noun.hasSuffix("x") || noun.hasSuffix("ch") ? noun + "es" : noun + "s"
    }
}
