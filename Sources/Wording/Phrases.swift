import RuleModel

/// What the host says in one language, cut at its placeholders once.
struct Phrases: Sendable {
    /// A part of a phrase.
    enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(Placeholder)
    }

    /// The parts of each phrase, by its raw value.
    let parts: [[Part]]

    static let all: [Language: Phrases] = [
        .english: Phrases(english), .french: Phrases { unbreakable(french($0)) }, .spanish: Phrases(spanish),
    ]

    init(_ words: (Phrase) -> String) {
        parts = Phrase.allCases.map { Self.parts(of: words($0)) }
    }

    /// The phrase before it is cut.
    static func words(_ phrase: Phrase, _ language: Language) -> String {
        switch language {
        case .english: english(phrase)
        case .french: french(phrase)
        case .spanish: spanish(phrase)
        }
    }

    /// Cuts a phrase; a name in braces that is no placeholder stays as text.
    static func parts(of words: String) -> [Part] {
        var parts: [Part] = []
        var text = ""
        var rest = words[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let placeholder = Placeholder(rawValue: String(rest[rest.index(after: open)..<close]))
            else {
                text.append(rest.removeFirst())
                continue
            }
            if !text.isEmpty { parts.append(.text(text)) }
            text = ""
            parts.append(.placeholder(placeholder))
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        return text.isEmpty ? parts : parts + [.text(text)]
    }

    /// A French phrase whose spaces before and inside punctuation never end a line.
    private static func unbreakable(_ words: String) -> String {
        var characters = Array(words)
        for place in characters.indices where characters[place] == " " {
            let before = place > 0 ? characters[place - 1] : nil
            let after = place + 1 < characters.count ? characters[place + 1] : nil
            let isBound = before == "«" || [":", ";", "?", "!", "»"].contains(after)
            if isBound { characters[place] = "\u{A0}" }
        }
        return String(characters)
    }
}

/// What is put into phrases.
public enum Placeholder: String, CaseIterable, Sendable {
    case alone, answer, api, authority, basis, body, cause, count, `class`, dataset, day, days, distance, fact, file
    case first, graph, high, id, items, key, kind, label, left, line, list, low, maker, mark, members, message, missing
    case more, name, needed, now, of, origin, pack, period, present, proof, publisher, question, reason, recipient
    case record, records, reference, relation, rule, snapshot, status, subject, title, total, value, version, what, who
}
