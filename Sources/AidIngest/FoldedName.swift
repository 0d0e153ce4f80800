/// A name without what spellings differ in: case, accents, punctuation, a trailing acronym in brackets.
///
/// Two names with the same folded form may still be two organisations; only alias tables say that they are one.
enum FoldedName {
    /// The folded form: words in lower case, parted by single spaces.
    static func fold(_ name: String) -> String {
        words(withoutAcronym(name)).joined(separator: " ")
    }

    /// Whether a name is nothing but an acronym: one short word of capitals and digits. Two bodies may share one.
    static func isAcronym(_ name: String) -> Bool {
        let letters = name.filter { $0.isLetter || $0.isNumber }
        guard letters.count <= 8, !name.contains(" ") else { return false }
        return letters.count { $0.isUppercase } * 2 > letters.count
    }

    /// Cuts `(UNICEF)` off the end, unless nothing else would be left.
    private static func withoutAcronym(_ name: String) -> String {
        let trimmed = name.trimmingBlanks
        guard trimmed.hasSuffix(")"), let open = trimmed.lastIndex(of: "(") else { return trimmed }
        let before = String(trimmed[..<open]).trimmingBlanks
        return before.isEmpty ? trimmed : before
    }

    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in name.lowercased().unicodeScalars {
            if let plain = accents[scalar] {
                word += plain
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "’" {
                continue
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        if words.first == "the", words.count > 1 { words.removeFirst() }
        return words.map { $0 == "and" ? "&" : $0 }
    }

    /// Latin letters with marks, by the letter they are read as.
    private static let accents: [Unicode.Scalar: String] = {
        let table = [
            "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
            "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț",
            "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ",
        ]
        var accents: [Unicode.Scalar: String] = [:]
        for (plain, marked) in table { for scalar in marked.unicodeScalars { accents[scalar] = plain } }
        return accents
    }()
}
