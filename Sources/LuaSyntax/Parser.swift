/// Parses a Lua 5.4 file; names are resolved on the way, as the compiler of Lua does it.
///
/// The parser takes what `luac` 5.4 takes and nothing else. After a fault it goes on at the next statement, item or
/// keyword of the same construct, so that one mistake is told once and the rest of the file is still read.
struct Parser {
    var tree: SyntaxTree
    var scope: Scope
    let limits: SyntaxLimits
    var at = 0
    var levels = 0
    var faults: [SyntaxFault] = []
    private let lexical: [SyntaxFault]
    private var lastFault = -1
    private var stopped = false
    /// The number of the name `_ENV`, and of `self`.
    let environment: Int
    let selfName: Int

    /// Unwinds to the next place where reading can go on; the fault is told already.
    struct Abandoned: Error {}

    init(_ text: SourceText, limits: SyntaxLimits) {
        var lexer = Lexer(text.bytes)
        lexer.run()
        func number(_ name: String) -> Int {
            if let found = lexer.names.firstIndex(of: name) { return found }
            lexer.names.append(name)
            return lexer.names.count - 1
        }
        environment = number("_ENV")
        selfName = number("self")
        tree = SyntaxTree(text: text, tokens: lexer.tokens, comments: lexer.comments, names: lexer.names)
        scope = Scope(names: lexer.names.count)
        lexical = lexer.faults.sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.limits = limits
    }

    // MARK: Tokens

    var token: Token { tree.tokens[at] }
    var kind: Token.Kind { tree.tokens[at].kind }
    var following: Token.Kind { tree.tokens[min(at + 1, tree.tokens.count - 1)].kind }
    var previousEnd: Int { at > 0 ? tree.tokens[at - 1].end : 0 }

    mutating func advance() {
        if at + 1 < tree.tokens.count { at += 1 }
    }

    mutating func take(_ wanted: Token.Kind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    mutating func expect(_ wanted: Token.Kind, _ what: String) throws(Abandoned) {
        guard take(wanted) else { throw fail("`\(wanted.rawValue)` expected \(what), not \(shown)") }
    }

    mutating func expectName(_ what: String) throws(Abandoned) -> Token {
        let found = token
        guard take(.name) else { throw fail("a name expected \(what), not \(shown)") }
        return found
    }

    /// The current token as a message shows it.
    var shown: String {
        switch kind {
        case .endOfFile: return "the end of the file"
        case .name, .number: return "`\(tree.text.text(token.start..<min(token.end, token.start + 40)))`"
        case .string: return "a text"
        default: return "`\(kind.rawValue)`"
        }
    }

    // MARK: Nodes

    mutating func add(_ kind: SyntaxTree.Kind, from start: Int) -> SyntaxTree.ID {
        let function = scope.functions.last?.number ?? 0
        tree.nodes.append(SyntaxTree.Node(kind: kind, range: start..<max(start, previousEnd), function: function))
        return tree.nodes.count - 1
    }

    // MARK: Faults

    /// Tells a fault at the current token, once per token.
    mutating func fail(
        _ message: String, kind: SyntaxFault.Kind = .grammar, help: String? = nil, related: SyntaxFault.Related? = nil
    ) -> Abandoned {
        guard !stopped, at > lastFault, !isExplained else { return Abandoned() }
        lastFault = at
        let range = token.start..<max(token.end, token.start)
        report(SyntaxFault(kind: kind, message: message, help: help, range: range, related: related))
        return Abandoned()
    }

    /// Whether a fault of the lexer stands earlier on the line, or on that of the token before.
    private var isExplained: Bool {
        var low = 0
        var high = lexical.count
        while low < high {
            let middle = (low + high) / 2
            if lexical[middle].range.lowerBound < max(token.end, 1) { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return false }
        let before = at > 0 ? tree.tokens[at - 1].start : 0
        return tree.text.place(of: lexical[low - 1].range.lowerBound).line >= tree.text.place(of: before).line
    }

    mutating func report(_ fault: SyntaxFault) {
        guard !stopped else { return }
        faults.append(fault)
        if faults.count >= limits.faults { stop() }
    }

    /// More than can be read: what follows is not looked at.
    mutating func stop() {
        stopped = true
        at = tree.tokens.count - 1
    }

    mutating func enterLevel() throws(Abandoned) {
        levels += 1
        guard levels > limits.levels else { return }
        let abandoned = fail(
            "blocks and expressions stand more than \(limits.levels) deep inside each other", kind: .limit)
        stop()
        throw abandoned
    }

    // MARK: The file

    mutating func parse() -> ([SyntaxFault], SyntaxTree) {
        tree.functions.append(SyntaxTree.Function(parent: nil, takesVarargs: true))
        scope.enterFunction(0)
        scope.functions[0].upvalues.insert(-1)
        scope.enterBlock(isLoop: false)
        let start = token.start
        var list: [SyntaxTree.ID] = []
        while true {
            statements(into: &list)
            if kind == .endOfFile { break }
            _ = fail("`\(kind.rawValue)` closes nothing here", help: "one block before it is closed already")
            advance()
        }
        tree.functions[0].body = add(.block(list), from: start)
        leaveBlock()
        scope.leaveFunction()
        var all = lexical + faults
        if all.contains(where: { $0.kind != .meaning }) {
            // Jumps that lost their label to another fault say nothing of their own.
            all.removeAll { $0.kind == .meaning && $0.related == nil && $0.help == Self.jumpHelp }
        }
        all.sort { ($0.range.lowerBound, $0.message) < ($1.range.lowerBound, $1.message) }
        return (Array(all.prefix(limits.faults)), tree)
    }

    static let jumpHelp = "a label can be jumped to from its own block and the blocks in it"

    mutating func leaveBlock() {
        for mistake in scope.leaveBlock() { tell(mistake) }
    }

    mutating func tell(_ mistake: Scope.Mistake) {
        switch mistake {
        case .breakOutsideLoop(let jump):
            report(
                SyntaxFault(
                    kind: .meaning, message: "`break` stands outside of a loop", help: Self.jumpHelp, range: jump.range)
            )
        case .noLabel(let jump):
            let name = tree.names[jump.name ?? 0]
            report(
                SyntaxFault(
                    kind: .meaning, message: "there is no label `\(name)` that this `goto` can see",
                    help: Self.jumpHelp, range: jump.range))
        case .intoLocal(let jump, let local):
            let (name, declared) = (tree.names[jump.name ?? 0], tree.locals[local])
            report(
                SyntaxFault(
                    kind: .meaning,
                    message: "`goto \(name)` jumps over the declaration of the local `\(tree.names[declared.name])`",
                    help: "declare the local before the `goto`, or put it into `do … end`", range: jump.range,
                    related: .init(message: "the local", offset: declared.range.lowerBound)))
        }
    }
}

extension SyntaxTree {
    /// Parses a file.
    ///
    /// Never crashes, hangs or recurses deeper than `limits.levels`, whatever the bytes.
    ///
    /// - Returns: the tree, and all faults in the order of places. With faults, the tree holds what could be read.
    public static func parse(
        _ text: SourceText, limits: SyntaxLimits = SyntaxLimits()
    ) -> (tree: SyntaxTree, faults: [SyntaxFault]) {
        guard text.bytes.count <= limits.bytes else {
            let fault = SyntaxFault(
                kind: .limit, message: "the file is longer than \(limits.bytes) bytes", range: 0..<0)
            var parser = Parser(SourceText([]), limits: limits)
            return (parser.parse().1, [fault])
        }
        var parser = Parser(text, limits: limits)
        let (faults, tree) = parser.parse()
        return (tree, faults)
    }
}
