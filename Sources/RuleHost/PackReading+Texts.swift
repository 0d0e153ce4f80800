import Findings
import RuleModel
import YAMLFormat

extension PackReading {
    /// Reads what rules say in other languages: each file a mapping from codes to words.
    mutating func texts() {
        for file in files(under: "texts") {
            guard let language = language(of: file), let value = yaml(file) else { continue }
            guard let entries = value.entries else {
                note(
                    "texts.shape", "a file of texts is a mapping from codes to words", at: value.location,
                    help: "write `rule-id.clause-key: words`")
                continue
            }
            for entry in entries { read(text: entry, language) }
        }
    }

    private mutating func language(of file: PackFile) -> Language? {
        let name = String(file.path.dropFirst("texts/".count).dropLast(".yaml".count))
        if let language = Language(rawValue: name), Language.translations.contains(language) { return language }
        note(
            "texts.language", "`\(name)` is not a language of texts", at: SourceLocation(file: file.shownPath),
            help: "known: " + Language.translations.map { "`\($0.rawValue)`" }.joined(separator: ", "))
        return nil
    }

    private mutating func read(text entry: YAMLEntry, _ language: Language) {
        guard let text = entry.value.text else {
            return note(
                entry.value.isNull ? "texts.empty" : "texts.shape", "`\(entry.key)` has no words", at: entry.location,
                help: "write the words, or leave the line out")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            return note(
                "texts.empty", "`\(entry.key)` has no words", at: entry.location,
                help: "write the words, or leave the line out")
        }
        pack.texts.append(PackText(language, entry.key, text, at: entry.location))
    }
}
