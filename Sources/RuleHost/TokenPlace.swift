import RuleModel

/// Finds the column of what a message speaks of.
enum TokenPlace {
    /// The column, in bytes from 1, of the first text in backticks of `message` that stands on the line, else 1.
    static func column(of message: String, line: Int, in file: PackFile) -> Int {
        let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard line >= 1, line <= lines.count else { return 1 }
        let tokens = message.split(separator: "`", omittingEmptySubsequences: false)
        for (index, token) in tokens.enumerated() where index % 2 == 1 && !token.isEmpty {
            if let at = lines[line - 1].firstRange(of: Array(token.utf8))?.lowerBound {
                return at - lines[line - 1].startIndex + 1
            }
        }
        return 1
    }
}
