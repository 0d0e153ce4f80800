extension Parser {
    /// The state that a fault inside a statement has to give back.
    struct Mark {
        var functions: Int
        var blocks: Int
        var waiting: Int
        var pending: Int
        var levels: Int
    }

    var mark: Mark {
        Mark(
            functions: scope.functions.count, blocks: scope.blocks.count, waiting: scope.functions.last?.waiting ?? 0,
            pending: scope.functions.last?.pending ?? 0, levels: levels)
    }

    mutating func unwind(to mark: Mark) {
        while scope.blocks.count > mark.blocks {
            _ = scope.leaveBlock()
            if let last = scope.functions.last, scope.functions.count > mark.functions,
                scope.blocks.count <= last.firstBlock
            {
                scope.leaveFunction()
            }
        }
        while scope.functions.count > mark.functions { scope.leaveFunction() }
        let last = scope.functions.count - 1
        scope.functions[last].waiting = mark.waiting
        scope.functions[last].pending = mark.pending
        levels = mark.levels
    }

    /// Whether the current token ends a block.
    var endsBlock: Bool {
        switch kind {
        case .else, .elseif, .end, .endOfFile, .until: true
        default: false
        }
    }

    /// Whether only a statement can begin with the current token.
    var startsStatement: Bool {
        switch kind {
        case .local, .if, .while, .for, .repeat, .return, .goto, .break, .do, .doubleColon, .semicolon: true
        case .function: following == .name
        default: false
        }
    }

    var startsExpression: Bool {
        switch kind {
        case .name, .string, .number, .leftBrace, .nil, .true, .false, .not, .hash, .dots: true
        case .function: following == .leftParen
        default: false
        }
    }

    func line(of offset: Int) -> Int { tree.text.place(of: offset).line }

    /// Skips to where the next statement may begin: a keyword, the end of a block, or a name on a new line.
    mutating func skipStatement(from begin: Int) {
        if at == begin { skipOne() }
        let faulty = line(of: token.start)
        var depth = 0
        while !endsBlock, !startsStatement {
            if kind == .name, depth == 0, at > 0, Self.canEndExpression(tree.tokens[at - 1].kind),
                line(of: token.start) > min(faulty, line(of: tree.tokens[at - 1].start))
            {
                return
            }
            depth = max(0, depth + Self.nesting(kind))
            skipOne()
        }
    }

    /// Skips one token, or a whole function without a name, whose own statements are read.
    mutating func skipOne() {
        if kind == .function, following == .leftParen {
            let saved = mark
            let start = token.start
            advance()
            do throws(Abandoned) { _ = try functionBody(from: start, isMethod: false) } catch { unwind(to: saved) }
        } else {
            advance()
        }
    }

    /// Skips to the next separator or the closing sign of a list; gives up where a statement begins.
    mutating func skipItem(closing: Token.Kind) throws(Abandoned) {
        var depth = 0
        while true {
            if endsBlock || startsStatement && kind != .semicolon || kind == .then { throw Abandoned() }
            if depth == 0, kind == closing || kind == .comma || kind == .semicolon { return }
            depth = max(0, depth + Self.nesting(kind))
            skipOne()
        }
    }

    /// Takes the keyword that ends the head of a construct; without it, goes on with the body all the same.
    mutating func head(_ wanted: Token.Kind, _ what: String) {
        if take(wanted) { return }
        let help = kind == .assign ? "write `==` to compare" : nil
        _ = fail("`\(wanted.rawValue)` expected \(what), not \(shown)", help: help)
        skipToHead(wanted)
    }

    /// After a fault in the head of a construct: skips to the keyword that ends it, if it still comes.
    mutating func skipToHead(_ wanted: Token.Kind) {
        while !endsBlock, kind == wanted || !startsStatement {
            if take(wanted) { return }
            if kind == .do || kind == .then {
                advance()
                return
            }
            skipOne()
        }
    }

    static func nesting(_ kind: Token.Kind) -> Int {
        switch kind {
        case .leftParen, .leftBrace, .leftBracket: 1
        case .rightParen, .rightBrace, .rightBracket: -1
        default: 0
        }
    }

    static func canEndExpression(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .name, .string, .number, .rightParen, .rightBrace, .rightBracket, .nil, .true, .false, .dots, .end: true
        default: false
        }
    }
}
