/// How names of organisations and places are compared: what publishers vary without meaning anything by it is taken out.
///
/// Case, marks on Latin letters, punctuation, spacing, `&` for "and", "the" at the start, a legal form at the end and an
/// acronym of the name itself in brackets at the end. Nothing is guessed from an acronym.
enum FoldedName {
    /// The folded name; empty when nothing but punctuation is left.
    static func of(_ name: String) -> String {
        var words = withoutLegalForm(self.words(withoutOwnAcronym(name)))
        if words.count > 1, words.first == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }

    /// Whether a name is nothing but an acronym: one short word, most of it capitals. Two bodies may share one.
    static func isAcronym(_ name: String) -> Bool {
        let letters = name.filter { $0.isLetter || $0.isNumber }
        guard letters.count <= 8, name.trimmedOrNil?.contains(where: \.isWhitespace) == false else { return false }
        return letters.count(where: \.isUppercase) * 2 > letters.count
    }

    /// The words of a name in lower case without marks: the folding of places and labels, which have no legal form.
    static func plain(_ name: String) -> String { words(name[...]).joined(separator: " ") }

    private static let legalForms: Set<String> = [
        "ltd", "limited", "inc", "incorporated", "llc", "plc", "gmbh", "ggmbh", "ev", "asbl", "aisbl", "vzw", "corp",
        "bv", "sarl", "nv", "ag", "spa", "onlus", "ong",
    ]

    private static func withoutLegalForm(_ words: [String]) -> [String] {
        var words = words
        while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
        return words
    }

    private static func words(_ name: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in name.unicodeScalars {
            if scalar.isASCII {
                append(ascii: scalar, to: &word, words: &words)
            } else if let letters = letters(of: scalar) {
                word += letters
            } else {
                close(&word, &words)
            }
        }
        close(&word, &words)
        return words
    }

    private static func append(ascii scalar: Unicode.Scalar, to word: inout String, words: inout [String]) {
        switch scalar {
        case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
        case "A"..."Z": word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case "'", "`": break
        case "&":
            close(&word, &words)
            words.append("and")
        // `e.V.` is one word, `U.N.` too.
        case ".": break
        default: close(&word, &words)
        }
    }

    private static func close(_ word: inout String, _ words: inout [String]) {
        if !word.isEmpty { words.append(word) }
        word = ""
    }

    /// What stands for a letter outside ASCII: its base letters when it is Latin, nothing for a mark, itself in lower case
    /// otherwise; `nil` for what is no letter.
    private static func letters(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x300...0x36F, 0x2018, 0x2019, 0x02BC, 0xFE0E, 0xFE0F, 0xAD, 0x200B...0x200F: return ""
        case 0xDF: return "ss"
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return latinBase(scalar) ?? scalar.properties.lowercaseMapping
        default: return nil
        }
    }

    /// The letters that Unicode's own name of a Latin letter starts with: `LATIN SMALL LETTER E WITH ACUTE` is `e`.
    private static func latinBase(_ scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name else { return nil }
        for form in ["LATIN SMALL LETTER ", "LATIN CAPITAL LETTER "] where name.hasPrefix(form) {
            let base = name.dropFirst(form.count).prefix { $0 != " " }
            return base.count <= 2 ? base.lowercased() : nil
        }
        return nil
    }

    /// `World Food Programme (WFP)` without `(WFP)`; brackets that are not an acronym of the words before stay.
    private static func withoutOwnAcronym(_ name: String) -> Substring {
        var end = name.endIndex
        while end > name.startIndex, name[name.index(before: end)].isWhitespace { end = name.index(before: end) }
        let trimmed = name[..<end]
        guard trimmed.last == ")", let open = trimmed.lastIndex(of: "(") else { return trimmed }
        let acronym = trimmed[trimmed.index(after: open)...].dropLast()
        let before = trimmed[..<open]
        return isAcronym(acronym, of: before) ? before : trimmed
    }

    /// Whether the letters of an acronym occur in that order in the name, starting with the start of a word.
    private static func isAcronym(_ acronym: Substring, of name: Substring) -> Bool {
        let letters = Array(words(acronym).joined().unicodeScalars)
        let capitals = acronym.filter(\.isUppercase).count
        guard let first = letters.first, (2...14).contains(letters.count), capitals >= 2,
            !acronym.contains(where: \.isWhitespace)
        else { return false }
        let names = words(name)
        if letters.count >= 3, areInitials(letters, of: names) { return true }
        guard let start = names.firstIndex(where: { $0.unicodeScalars.first == first }) else { return false }
        var rest = letters[...]
        for scalar in names[start...].joined().unicodeScalars where scalar == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    /// Whether every letter is the initial of a word of its own, in any order: `AMARD` of "… Minority Rights And …".
    private static func areInitials(_ letters: [Unicode.Scalar], of names: [String]) -> Bool {
        var initials = names.compactMap(\.unicodeScalars.first)
        for letter in letters {
            guard let index = initials.firstIndex(of: letter) else { return false }
            initials.remove(at: index)
        }
        return true
    }
}
