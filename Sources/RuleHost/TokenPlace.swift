import LuaSyntax

/// Finds the column of what a message speaks of.
enum TokenPlace {
    /// The column, in bytes from 1, of what the first words in backticks of `message` name on a line, else of the line's
    /// first word.
    ///
    /// Words and texts of the file count, never parts of them nor comments: a name, or a text's content, or what is
    /// between two blanks of it when nothing else fits.
    static func column(of message: String, line: Int, in tree: SyntaxTree) -> Int {
        let tokens = tokens(of: line, in: tree)
        let wanted = message.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 && !$0.element.isEmpty }.map { String($0.element) }
        for words in wanted {
            for token in tokens where content(of: token, in: tree) == words {
                return tree.text.place(of: token.start + (token.kind == .string ? 1 : 0)).column
            }
        }
        return tokens.first.map { tree.text.place(of: $0.start).column } ?? 1
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
