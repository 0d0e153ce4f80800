extension Parser {
    /// Reads statements up to the end of their block.
    mutating func statements(into list: inout [SyntaxTree.ID]) {
        while !endsBlock {
            let saved = mark
            let begin = at
            do throws(Abandoned) {
                if kind == .return {
                    try enterLevel()
                    list.append(try returnStatement())
                    levels -= 1
                    if endsBlock { return }
                    throw fail("`return` is the last statement of its block", help: "write `do return … end`")
                }
                try statement(into: &list)
            } catch {
                unwind(to: saved)
                skipStatement(from: begin)
            }
        }
    }

    /// A block of its own scope.
    mutating func block(isLoop: Bool = false) -> SyntaxTree.ID {
        scope.enterBlock(isLoop: isLoop)
        let id = openBlock()
        leaveBlock()
        return id
    }

    private mutating func openBlock() -> SyntaxTree.ID {
        let start = token.start
        var list: [SyntaxTree.ID] = []
        statements(into: &list)
        return list.isEmpty ? add(.block([]), from: previousEnd) : add(.block(list), from: start)
    }

    /// Takes the word that closes what `opener` began at `start`.
    mutating func close(_ wanted: Token.Kind, _ opener: String, _ start: Int) throws(Abandoned) {
        guard !take(wanted) else { return }
        throw fail(
            "`\(wanted.rawValue)` expected for the `\(opener)` of line \(line(of: start)), not \(shown)",
            related: .init(message: "the `\(opener)` that is not closed", offset: start))
    }

    private mutating func statement(into list: inout [SyntaxTree.ID]) throws(Abandoned) {
        try enterLevel()
        let start = token.start
        switch kind {
        case .semicolon: advance()
        case .if: list.append(try ifStatement(start))
        case .while:
            advance()
            let condition = condition(.do, "after the condition of `while`")
            let body = block(isLoop: true)
            try close(.end, "while", start)
            list.append(add(.while(condition: condition, body: body), from: start))
        case .do:
            advance()
            let body = block()
            try close(.end, "do", start)
            list.append(add(.do(body), from: start))
        case .for: list.append(try forStatement(start))
        case .repeat: list.append(try repeatStatement(start))
        case .function: list.append(try functionStatement(start))
        case .local: list.append(try localStatement(start))
        case .doubleColon: try labels(into: &list)
        case .break:
            scope.jumps.append(Scope.Jump(name: nil, range: token.range, active: scope.activeCount))
            advance()
            list.append(add(.break, from: start))
        case .goto:
            advance()
            let name = try expectName("after `goto`")
            if scope.label(name.name) == nil {
                scope.jumps.append(Scope.Jump(name: name.name, range: start..<name.end, active: scope.activeCount))
            }
            list.append(add(.goto(name.name), from: start))
        default: list.append(try expressionStatement(start))
        }
        levels -= 1
    }

    /// A tested value and the word after it.
    private mutating func condition(_ wanted: Token.Kind, _ what: String) -> SyntaxTree.ID {
        let saved = mark
        let start = token.start
        do throws(Abandoned) {
            let id = try expression()
            head(wanted, what)
            return id
        } catch {
            unwind(to: saved)
            skipToHead(wanted)
            return add(.nil, from: start)
        }
    }

    private mutating func ifStatement(_ start: Int) throws(Abandoned) -> SyntaxTree.ID {
        var branches: [SyntaxTree.Branch] = []
        var otherwise: SyntaxTree.ID?
        while kind == .if && branches.isEmpty || kind == .elseif {
            let word = kind.rawValue
            advance()
            let condition = condition(.then, "after the condition of `\(word)`")
            branches.append(SyntaxTree.Branch(condition: condition, body: block()))
        }
        if take(.else) { otherwise = block() }
        try close(.end, "if", start)
        return add(.if(branches: branches, otherwise: otherwise), from: start)
    }

    private mutating func repeatStatement(_ start: Int) throws(Abandoned) -> SyntaxTree.ID {
        scope.enterBlock(isLoop: true)
        scope.enterBlock(isLoop: false)
        advance()
        let body = openBlock()
        try close(.until, "repeat", start)
        let condition = try expression()
        leaveBlock()
        leaveBlock()
        return add(.repeat(body: body, condition: condition), from: start)
    }

    private mutating func forStatement(_ start: Int) throws(Abandoned) -> SyntaxTree.ID {
        scope.enterBlock(isLoop: true)
        advance()
        let saved = mark
        var header: SyntaxTree.Kind?
        var locals: [Int] = []
        do throws(Abandoned) {
            (header, locals) = try forHeader()
            head(.do, "after the head of `for`")
        } catch {
            unwind(to: saved)
            skipToHead(.do)
        }
        scope.enterBlock(isLoop: false)
        activate(locals)
        let body = block()
        leaveBlock()
        try close(.end, "for", start)
        leaveBlock()
        switch header {
        case .numericFor(let name, let first, let limit, let step, _):
            return add(.numericFor(name: name, start: first, limit: limit, step: step, body: body), from: start)
        case .genericFor(let names, let values, _):
            return add(.genericFor(names: names, values: values, body: body), from: start)
        default: return add(.do(body), from: start)
        }
    }

    /// The head of a loop; its names are declared and not yet visible.
    private mutating func forHeader() throws(Abandoned) -> (SyntaxTree.Kind, [Int]) {
        let first = try expectName("after `for`")
        switch kind {
        case .assign:
            try reserveLocals(3)
            let name = try declare(first, as: .loop)
            advance()
            let start = try expression()
            try expect(.comma, "between the bounds of `for`")
            let limit = try expression()
            let step = take(.comma) ? try expression() : nil
            activateHidden(3)
            return (.numericFor(name: name, start: start, limit: limit, step: step, body: -1), [name])
        case .comma, .in:
            try reserveLocals(4)
            var names = [try declare(first, as: .loop)]
            while take(.comma) { names.append(try declare(try expectName("in the list of `for`"), as: .loop)) }
            try expect(.in, "after the names of `for`")
            let values = try expressions()
            activateHidden(4)
            return (.genericFor(names: names, values: values, body: -1), names)
        default: throw fail("`=` or `in` expected after the name of `for`, not \(shown)")
        }
    }

    private mutating func functionStatement(_ start: Int) throws(Abandoned) -> SyntaxTree.ID {
        advance()
        let name = try expectName("after `function`")
        let used = try use(name)
        var target = add(.name(use: used), from: name.start)
        var isMethod = false
        while kind == .dot || kind == .colon {
            isMethod = kind == .colon
            advance()
            let field = try expectName("after `\(isMethod ? ":" : ".")`")
            target = add(.field(target, name: field), from: name.start)
            if isMethod { break }
        }
        let body = try functionBody(from: start, isMethod: isMethod)
        if case .name = tree[target].kind { try assign(used) }
        return add(.functionStatement(target: target, body: body), from: start)
    }

    private mutating func localStatement(_ start: Int) throws(Abandoned) -> SyntaxTree.ID {
        advance()
        if take(.function) {
            let local = try declare(try expectName("after `local function`"), as: .function)
            activate([local])
            let body = try functionBody(from: start, isMethod: false)
            return add(.localFunction(name: local, body: body), from: start)
        }
        var names: [Int] = []
        var closes = false
        repeat {
            let name = try declare(try expectName("after `local`"), as: .local)
            if take(.less) { closes = try attribute(of: name, closes: closes) }
            names.append(name)
        } while take(.comma)
        let values = take(.assign) ? try expressions() : []
        activate(names)
        return add(.local(names: names, values: values), from: start)
    }

    /// `const>` or `close>`; gives whether one of the list is to be closed.
    private mutating func attribute(of local: Int, closes: Bool) throws(Abandoned) -> Bool {
        let word = token
        let attribute = tree.names.indices.contains(word.name) ? tree.names[word.name] : ""
        guard kind == .name else { throw fail("`const` or `close` expected after `<`, not \(shown)") }
        guard attribute == "const" || attribute == "close" else {
            throw fail("`\(attribute)` is no attribute of a local", help: "write `<const>` or `<close>`")
        }
        if attribute == "close", closes {
            throw fail("one list of locals has more than one `<close>`", kind: .meaning)
        }
        advance()
        try expect(.greater, "after the attribute")
        tree.locals[local].isConstant = true
        return closes || attribute == "close"
    }

    private mutating func labels(into list: inout [SyntaxTree.ID]) throws(Abandoned) {
        let start = token.start
        advance()
        let name = try expectName("after `::`")
        try expect(.doubleColon, "after the label")
        let position = list.count
        // Labels in a row are one place: the ones behind are set first.
        while kind == .semicolon || kind == .doubleColon { try statement(into: &list) }
        if let other = scope.label(name.name) {
            let (first, second) =
                other.range.lowerBound < name.start ? (other.range, name.range) : (name.range, other.range)
            report(
                SyntaxFault(
                    kind: .meaning, message: "the label `\(tree.names[name.name])` is there already", range: second,
                    related: .init(message: "the other one", offset: first.lowerBound)))
        }
        let isLast = endsBlock && kind != .until
        for mistake in scope.setLabel(name.name, name.range, isLast: isLast) { tell(mistake) }
        list.insert(add(.label(name.name), from: start), at: position)
    }

    private mutating func returnStatement() throws(Abandoned) -> SyntaxTree.ID {
        let start = token.start
        advance()
        var values: [SyntaxTree.ID] = []
        if !endsBlock, kind != .semicolon { values = try expressions() }
        let id = add(.return(values), from: start)
        _ = take(.semicolon)
        return id
    }

    private mutating func expressionStatement(_ start: Int) throws(Abandoned) -> SyntaxTree.ID {
        let first = try suffixed()
        guard kind == .assign || kind == .comma else {
            if tree[first].kind.isCall { return add(.callStatement(first), from: start) }
            throw fail(
                "a statement expected, and `\(shortened(first))` alone does nothing",
                help: compoundHelp(first))
        }
        var targets = [first]
        try checkTarget(first)
        while take(.comma) {
            targets.append(try suffixed())
            try enterLevel()
            try checkTarget(targets[targets.count - 1])
        }
        try expect(.assign, "in an assignment")
        let values = try expressions()
        levels -= targets.count - 1
        for target in targets {
            if case .name(let used) = tree[target].kind { try assign(used) }
        }
        return add(.assignment(targets: targets, values: values), from: start)
    }

    private mutating func checkTarget(_ target: SyntaxTree.ID) throws(Abandoned) {
        switch tree[target].kind {
        case .name, .field, .index: return
        default: throw fail("`\(shortened(target))` cannot be assigned")
        }
    }

    private func shortened(_ id: SyntaxTree.ID) -> String {
        let range = tree[id].range
        return tree.text.text(range.lowerBound..<min(range.upperBound, range.lowerBound + 40))
    }

    private func compoundHelp(_ target: SyntaxTree.ID) -> String? {
        guard following == .assign, Self.compound.contains(kind) else { return "call it, or assign it to a local" }
        let name = shortened(target)
        return "write `\(name) = \(name) \(kind.rawValue) …`"
    }

    private static let compound: Set<Token.Kind> = [.plus, .minus, .star, .slash, .percent, .concat, .caret]
}

extension SyntaxTree.Kind {
    /// Whether it is a call.
    var isCall: Bool {
        switch self {
        case .call, .method: true
        default: false
        }
    }

    /// Whether it may give any number of values where a list ends.
    public var hasManyValues: Bool { isCall || self == .varargs }
}
