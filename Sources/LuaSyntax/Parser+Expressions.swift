extension Parser {
    /// One or more expressions; all but the last one wait in registers.
    mutating func expressions() throws(Abandoned) -> [SyntaxTree.ID] {
        var list = [try expression()]
        while take(.comma) {
            try hold(1)
            list.append(try expression())
        }
        release(list.count - 1)
        return list
    }

    mutating func expression() throws(Abandoned) -> SyntaxTree.ID { try expression(above: 0) }

    private static let unaryPriority = 12

    /// How strongly an operator binds to its left and to its right.
    private static func priority(_ kind: Token.Kind) -> (left: Int, right: Int)? {
        switch kind {
        case .or: (1, 1)
        case .and: (2, 2)
        case .less, .greater, .lessEqual, .greaterEqual, .notEqual, .equal: (3, 3)
        case .pipe: (4, 4)
        case .tilde: (5, 5)
        case .ampersand: (6, 6)
        case .shiftLeft, .shiftRight: (7, 7)
        case .concat: (9, 8)
        case .plus, .minus: (10, 10)
        case .star, .slash, .floorDivide, .percent: (11, 11)
        case .caret: (14, 13)
        default: nil
        }
    }

    private mutating func expression(above limit: Int) throws(Abandoned) -> SyntaxTree.ID {
        try enterLevel()
        let start = token.start
        var left: SyntaxTree.ID
        switch kind {
        case .not, .minus, .hash, .tilde:
            let sign = kind
            advance()
            let operand = try expression(above: Self.unaryPriority)
            left = add(.unary(sign, operand), from: start)
        default: left = try simple()
        }
        while let priority = Self.priority(kind), priority.left > limit {
            let sign = token
            advance()
            let held = sign.kind == .concat ? 1 : 0
            if held > 0 { try hold(held) }
            let right = try expression(above: priority.right)
            release(held)
            left = add(.binary(sign.kind, left, right, sign: sign.range), from: start)
        }
        levels -= 1
        return left
    }

    private mutating func simple() throws(Abandoned) -> SyntaxTree.ID {
        let start = token.start
        let literal: SyntaxTree.Kind
        switch kind {
        case .number: literal = .number
        case .string: literal = .string
        case .nil: literal = .nil
        case .true: literal = .true
        case .false: literal = .false
        case .dots:
            let number = scope.functions.last?.number ?? 0
            guard tree.functions[number].takesVarargs else {
                throw fail(
                    "`...` stands in a function that takes no `...`", kind: .meaning,
                    help: "add `...` to its parameters")
            }
            literal = .varargs
        case .leftBrace: return try table()
        case .function:
            advance()
            return try functionBody(from: start, isMethod: false)
        default: return try suffixed()
        }
        advance()
        return add(literal, from: start)
    }

    private mutating func primary() throws(Abandoned) -> SyntaxTree.ID {
        let start = token.start
        switch kind {
        case .name:
            let name = token
            let used = try use(name)
            advance()
            return add(.name(use: used), from: start)
        case .leftParen:
            advance()
            let inner = try expression()
            try close(.rightParen, "(", start)
            return add(.parenthesis(inner), from: start)
        default: throw fail("\(shown) cannot stand here", help: unexpectedHelp)
        }
    }

    private var unexpectedHelp: String? {
        guard at > 0 else { return nil }
        switch (tree.tokens[at - 1].kind, kind) {
        case (.ampersand, .ampersand): return "write `and`"
        case (.pipe, .pipe): return "write `or`"
        case (.equal, .assign), (.assign, .equal): return "write `==` to compare, `=` to assign"
        case (.plus, .plus): return "write `x = x + 1`"
        case (_, .endOfFile): return "an expression is missing"
        default: return nil
        }
    }

    /// A name or parenthesis with its fields, keys and calls.
    mutating func suffixed() throws(Abandoned) -> SyntaxTree.ID {
        let start = token.start
        var id = try primary()
        while true {
            switch kind {
            case .dot:
                advance()
                let name = try expectName("after `.`")
                id = add(.field(id, name: name), from: start)
            case .leftBracket:
                let opened = token.start
                advance()
                let key = try expression()
                try close(.rightBracket, "[", opened)
                id = add(.index(id, key: key), from: start)
            case .colon:
                advance()
                let name = try expectName("after `:`")
                guard kind == .leftParen || kind == .string || kind == .leftBrace else {
                    throw fail("the arguments of the method `\(tree.names[name.name])` expected, not \(shown)")
                }
                let arguments = try arguments(held: 2)
                id = add(.method(id, name: name, arguments: arguments), from: start)
            case .leftParen, .string, .leftBrace:
                let arguments = try arguments(held: 1)
                id = add(.call(id, arguments: arguments), from: start)
            default: return id
            }
        }
    }

    private mutating func arguments(held: Int) throws(Abandoned) -> [SyntaxTree.ID] {
        try hold(held)
        let start = token.start
        var list: [SyntaxTree.ID] = []
        switch kind {
        case .string:
            advance()
            list.append(add(.string, from: start))
        case .leftBrace: list.append(try table())
        default:
            advance()
            while kind != .rightParen {
                let saved = mark
                do throws(Abandoned) { list.append(try expression()) } catch {
                    unwind(to: saved)
                    try skipItem(closing: .rightParen)
                }
                try hold(1)
                if kind == .rightParen { break }
                if take(.comma) {
                    if kind == .rightParen { _ = fail("an argument expected after `,`, not `)`") }
                    continue
                }
                _ = fail(
                    "`,` or `)` expected, not \(shown)",
                    related: .init(message: "the `(` that is not closed", offset: start))
                guard startsExpression, line(of: token.start) == line(of: previousEnd) else { break }
            }
            release(list.count)
            if !take(.rightParen), kind == .semicolon || startsStatement || endsBlock { throw Abandoned() }
        }
        release(held)
        return list
    }

    private mutating func table() throws(Abandoned) -> SyntaxTree.ID {
        let start = token.start
        try hold(1)
        advance()
        var items: [SyntaxTree.Item] = []
        var waiting = 0
        while kind != .rightBrace {
            let saved = mark
            do throws(Abandoned) { items.append(try item()) } catch {
                unwind(to: saved)
                try skipItem(closing: .rightBrace)
            }
            if case .positional? = items.last, kind != .rightBrace {
                // Values wait by fifties until they are stored.
                waiting += 1
                try hold(1)
                if waiting == 50 {
                    release(waiting)
                    waiting = 0
                }
            }
            if kind == .rightBrace || take(.comma) || take(.semicolon) { continue }
            _ = fail(
                "`,` or `}` expected in the table of line \(line(of: start)), not \(shown)",
                related: .init(message: "the `{` that is not closed", offset: start))
            if !startsExpression { try skipItem(closing: .rightBrace) }
            if kind == .comma || kind == .semicolon { advance() }
        }
        release(waiting + 1)
        advance()
        return add(.table(items), from: start)
    }

    private mutating func item() throws(Abandoned) -> SyntaxTree.Item {
        if kind == .name, following == .assign {
            let name = token
            advance()
            advance()
            return .named(name, try expression())
        }
        guard kind == .leftBracket else { return .positional(try expression()) }
        let opened = token.start
        advance()
        let key = try expression()
        try close(.rightBracket, "[", opened)
        try expect(.assign, "after the key")
        return .keyed(key, try expression())
    }

    /// Parameters and block of a function, its word taken already.
    mutating func functionBody(from start: Int, isMethod: Bool) throws(Abandoned) -> SyntaxTree.ID {
        let number = tree.functions.count
        tree.functions.append(SyntaxTree.Function(parent: scope.functions.last?.number))
        scope.enterFunction(number)
        scope.enterBlock(isLoop: false)
        let saved = mark
        let open = token
        do throws(Abandoned) {
            try expect(.leftParen, "before the parameters of the function")
            try parameters(of: number, selfAt: isMethod ? open.range : nil)
            try close(.rightParen, "(", open.start)
        } catch {
            unwind(to: saved)
            while !endsBlock, !startsStatement, !take(.rightParen) { advance() }
        }
        let begin = token.start
        var list: [SyntaxTree.ID] = []
        statements(into: &list)
        tree.functions[number].body = add(.block(list), from: list.isEmpty ? previousEnd : begin)
        try close(.end, "function", start)
        leaveBlock()
        scope.leaveFunction()
        return add(.function(number), from: start)
    }

    private mutating func parameters(of number: Int, selfAt place: Range<Int>?) throws(Abandoned) {
        var locals: [Int] = []
        if let place { locals.append(try declare(name: selfName, range: place, as: .selfParameter)) }
        if kind != .rightParen {
            repeat {
                if take(.dots) {
                    tree.functions[number].takesVarargs = true
                    break
                }
                guard kind == .name else { throw fail("a parameter's name or `...` expected, not \(shown)") }
                locals.append(try declare(token, as: .parameter))
                advance()
            } while take(.comma)
        }
        activate(locals)
        tree.functions[number].parameters = locals
    }
}
