import LuaSyntax

/// Finds the place of what a message speaks of.
enum TokenPlace {
    /// The place of what the first words in backticks of `message` name on a line, else of the line's first word.
    ///
    /// Without backticks it is what Lua's own messages name: `(field 'x')`.
    /// Whole words and the content of texts count, never parts of them nor comments.
    static func place(of message: String, line: Int, in tree: SyntaxTree) -> SourceText.Place {
        let tokens = tokens(of: line, in: tree)
        if let named = named(by: message, among: tokens, in: tree) { return tree.text.place(of: named) }
        return tokens.first.map { tree.text.place(of: $0.start) } ?? SourceText.Place(line: line, column: 1)
    }

    /// The same within some bytes, else the place of one of them.
    static func place(
        of message: String, within range: Range<Int>, otherwise at: Int, in tree: SyntaxTree
    ) -> SourceText.Place {
        let tokens = tree.tokens.filter { $0.start >= range.lowerBound && $0.end <= range.upperBound }
        return tree.text.place(of: named(by: message, among: tokens, in: tree) ?? at)
    }

    private static func named(by message: String, among tokens: [Token], in tree: SyntaxTree) -> Int? {
        for quote: Character in ["`", "'"] {
            let parts = message.split(separator: quote, omittingEmptySubsequences: false)
            for (index, words) in parts.enumerated() where index % 2 == 1 && !words.isEmpty {
                guard let token = tokens.first(where: { content(of: $0, in: tree) == words }) else { continue }
                return token.start + (token.kind == .string ? 1 : 0)
            }
        }
        return nil
    }

    private static func content(of token: Token, in tree: SyntaxTree) -> String {
        let text = tree.text.text(token.range)
        return token.kind == .string ? String(text.dropFirst().dropLast()) : text
    }

    private static func tokens(of line: Int, in tree: SyntaxTree) -> [Token] {
        guard let start = tree.text.offset(of: .init(line: line, column: 1)) else { return [] }
        let end = tree.text.offset(of: .init(line: line + 1, column: 1)) ?? tree.text.bytes.count
        return tree.tokens.filter { $0.start >= start && $0.start < end && $0.kind != .endOfFile }
    }
}
