import Findings
import RuleModel

/// Checks what a pack says in other languages against what its rules say.
struct TextCheck {
    let pack: Pack
    /// What each rule words, by its id; of a rule that could not be staged nothing.
    let keys: [String: [String]]

    /// Codes that stand for nothing, and, of each language that the pack has texts in, what has none.
    var findings: [Finding] {
        unknown + Language.translations.compactMap(untranslated)
    }

    private var codes: [String] {
        keys.sorted { $0.key < $1.key }.flatMap { rule, keys in [rule] + keys.map { "\(rule).\($0)" } }
    }

    private var unknown: [Finding] {
        let codes = codes
        let known = Set(codes)
        return pack.texts.filter { !known.contains($0.code) && !isOfBrokenRule($0) }.map { text in
            CaseCheck.unknown("texts.unknown-code", "clause or rule", text.code, codes, text.location)
        }
    }

    /// What a rule says that could not be staged is not known, and that it could not be is said already.
    private func isOfBrokenRule(_ text: PackText) -> Bool {
        keys[text.rule] == nil && pack.rules.contains { $0.path == "rules/\(text.rule).lua" }
    }

    private func untranslated(_ language: Language) -> Finding? {
        let texts = pack.texts.filter { $0.language == language }
        guard let first = texts.first else { return nil }
        let has = Set(texts.map(\.code))
        let lacking = codes.filter { !has.contains($0) }
        guard !lacking.isEmpty else { return nil }
        let shown = lacking.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + (lacking.count > 3 ? ", …" : "")
        return Finding(
            .note, "texts.untranslated",
            "\(Counted("text", lacking.count)) of \(codes.count) without words in `\(language.rawValue)`: \(shown)",
            at: SourceLocation(file: first.location.file, line: 1),
            help: "answers show the author's words there")
    }
}
