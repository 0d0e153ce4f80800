/// Takes a tagspec or a pattern apart: the hashtag, the signed attributes, and a `!` at the end.
struct HXLTokens {
    private(set) var tag: String?
    private(set) var attributes: [(sign: Character, name: String)] = []
    private(set) var isExact = false

    init?(_ text: String, signs: Set<Character>) {
        var rest = text.lowercased()[...]
        Self.dropSpace(&rest)
        guard rest.popFirst() == "#" else { return nil }
        if rest.first == "*" {
            rest.removeFirst()
            tag = "#*"
        } else {
            guard let name = Self.name(&rest) else { return nil }
            tag = "#" + name
        }
        Self.dropSpace(&rest)
        while let sign = rest.first, signs.contains(sign) {
            rest.removeFirst()
            Self.dropSpace(&rest)
            guard let name = Self.name(&rest) else { return nil }
            attributes.append((sign, name))
            Self.dropSpace(&rest)
        }
        if rest.first == "!" {
            rest.removeFirst()
            isExact = true
            Self.dropSpace(&rest)
        }
        guard rest.isEmpty else { return nil }
    }

    private static func dropSpace(_ rest: inout Substring) {
        rest = rest.drop(while: \.isWhitespace)
    }

    private static func name(_ rest: inout Substring) -> String? {
        guard let first = rest.first, first.isASCII, first.isLetter else { return nil }
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        rest = rest.dropFirst(name.count)
        return String(name)
    }
}
