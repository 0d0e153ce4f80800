extension Parser {
    /// Declares a local that becomes visible with ``activate(_:)``.
    mutating func declare(_ name: Token, as kind: SyntaxTree.Local.Kind) throws(Abandoned) -> Int {
        try declare(name: name.name, range: name.range, as: kind)
    }

    mutating func declare(name: Int, range: Range<Int>, as kind: SyntaxTree.Local.Kind) throws(Abandoned) -> Int {
        try reserveLocals(1)
        let function = scope.functions.last?.number ?? 0
        tree.locals.append(SyntaxTree.Local(name: name, kind: kind, range: range, function: function))
        return tree.locals.count - 1
    }

    /// Counts locals that are declared and not yet visible.
    mutating func reserveLocals(_ count: Int) throws(Abandoned) {
        let last = scope.functions.count - 1
        scope.functions[last].pending += count
        guard scope.activeCount + scope.functions[last].pending > Scope.mostLocals else { return }
        throw fail(
            "one function has more than \(Scope.mostLocals) locals at once", kind: .limit,
            help: "put parts of it into functions or `do … end`")
    }

    mutating func activate(_ locals: [Int]) {
        for local in locals { scope.activate(local, name: tree.locals[local].name) }
        scope.functions[scope.functions.count - 1].pending -= locals.count
    }

    /// The registers that the compiler keeps for a loop.
    mutating func activateHidden(_ count: Int) {
        for _ in 0..<count { scope.active.append(Scope.Active(local: -1, name: -1)) }
        scope.functions[scope.functions.count - 1].pending -= count
    }

    /// Notes a use of a name and what it stands for.
    mutating func use(_ name: Token) throws(Abandoned) -> Int {
        let meaning = try meaning(of: name.name)
        let function = scope.functions.last?.number ?? 0
        tree.uses.append(
            SyntaxTree.Use(name: name.name, meaning: meaning, range: name.range, function: function))
        switch meaning {
        case .local(let local), .outer(let local): tree.locals[local].reads += 1
        case .global(let local):
            if let local { tree.locals[local].reads += 1 }
        }
        return tree.uses.count - 1
    }

    private mutating func meaning(of name: Int) throws(Abandoned) -> SyntaxTree.Use.Meaning {
        if let local = scope.visible[name].last {
            return try captured(local) ? .outer(local) : .local(local)
        }
        let environment = scope.visible[environment].last
        if let environment { _ = try captured(environment) } else { try capture(-1, above: 0) }
        return .global(environment: environment)
    }

    /// Whether a local belongs to a function around; then every function between holds it as an upvalue.
    private mutating func captured(_ local: Int) throws(Abandoned) -> Bool {
        let owner = tree.locals[local].function
        guard owner != scope.functions.last?.number else { return false }
        let index = scope.functions.lastIndex { $0.number == owner } ?? 0
        try capture(local, above: index)
        return true
    }

    private mutating func capture(_ local: Int, above owner: Int) throws(Abandoned) {
        var index = scope.functions.count - 1
        while index > owner, scope.functions[index].upvalues.insert(local).inserted {
            if scope.functions[index].upvalues.count > Scope.mostUpvalues, tree.isHeld(local) {
                throw fail("one function uses more than \(Scope.mostUpvalues) outer locals", kind: .limit)
            }
            index -= 1
        }
    }

    /// Makes a use an assignment.
    mutating func assign(_ use: Int) throws(Abandoned) {
        tree.uses[use].isAssigned = true
        let local: Int
        switch tree.uses[use].meaning {
        case .local(let found), .outer(let found): local = found
        case .global: return
        }
        tree.locals[local].reads -= 1
        tree.locals[local].assignments += 1
        guard tree.locals[local].isConstant else { return }
        report(
            SyntaxFault(
                kind: .meaning, message: "the constant `\(tree.names[tree.uses[use].name])` cannot be assigned",
                range: tree.uses[use].range,
                related: .init(message: "declared here", offset: tree.locals[local].range.lowerBound)))
    }

    /// Registers that the compiler surely needs at once; it may need more, and is then the one to say so.
    mutating func hold(_ count: Int) throws(Abandoned) {
        let last = scope.functions.count - 1
        scope.functions[last].waiting += count
        let constants = scope.active[scope.functions[last].firstLocal...].reduce(into: 0) { sum, each in
            if each.local >= 0, tree.locals[each.local].isConstant { sum += 1 }
        }
        guard scope.activeCount - constants + scope.functions[last].waiting >= Scope.mostRegisters else { return }
        throw fail("a list or call is too long for one expression", kind: .limit, help: "put parts of it into tables")
    }

    mutating func release(_ count: Int) {
        scope.functions[scope.functions.count - 1].waiting -= count
    }
}

extension SyntaxTree {
    /// Whether a captured local surely takes an upvalue; constants may be folded away.
    func isHeld(_ local: Int) -> Bool { local < 0 || !locals[local].isConstant }
}
