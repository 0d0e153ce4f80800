/// Puts calls of a check function around the values of a file that a language of symbolic values must watch.
///
/// Watched are tested values, operands of `==` and `~=`, keys of tables and items of lists. Lines stay as they are, and so
/// does what the file means: a check gives back the value it was given, in a place that takes one value anyway; where a
/// list may end in any number of values, the whole table is watched instead.
///
/// The check function is the global ``checkFunction``, called as
///
/// * `check(1, value, site)`: a condition
/// * `check(2, left, right, site)` and `check(3, left, right, site)`: stands for `left == right` and `left ~= right`; the
///   right operand's site is the next one
/// * `check(4, value, site)`: a key
/// * `check(5, table, count, site)`: a table whose first `count` items are written in the file, each with a site of its own
/// * `check(6, value, list, site)`: a value put behind the last item of `list`
/// * `check(7, list, site, ...)`: the same as the end of an argument list; gives back `...`
public struct SourcePass: Sendable {
    /// The text to run in place of the file.
    public let bytes: [UInt8]
    /// The places watched; the number in the text is the index here, plus `firstSite`.
    public let sites: [CheckSite]
    /// Where the text's bytes came from.
    public let columns: ColumnMap

    /// The global that has to hold the check function.
    public static let checkFunction = "__check"

    /// Makes the pass over a file without faults.
    ///
    /// - Parameters:
    ///   - tree: the file.
    ///   - firstSite: the number of the first site, so that the files of one run can be told apart.
    public init(_ tree: SyntaxTree, firstSite: Int = 0) {
        var watch = Watch(tree, firstSite: firstSite)
        watch.run()
        sites = watch.sites
        (bytes, columns) = Self.assembled(tree, watch)
    }

    static func assembled(_ tree: SyntaxTree, _ watch: Watch) -> ([UInt8], ColumnMap) {
        var edits = watch.edits
        if !edits.isEmpty {
            let local = "local \(watch.local)=\(checkFunction);"
            edits.append(Edit(offset: tree.tokens[0].start, phase: -1, rank: 0, text: local))
        }
        edits.sort { ($0.offset, $0.phase, $0.rank) < ($1.offset, $1.phase, $1.rank) }
        var made: [UInt8] = []
        var map = ColumnMap()
        var at = 0
        made.reserveCapacity(tree.text.bytes.count + edits.count * 12)
        for edit in edits {
            if edit.offset > at {
                map.steps.append(ColumnMap.Step(made: made.count, original: at, isCopied: true))
                made += tree.text.bytes[at..<edit.offset]
                at = edit.offset
            }
            map.steps.append(ColumnMap.Step(made: made.count, original: at, isCopied: false, part: edit.part))
            // `if(a)` has no blank that would keep the words apart.
            if edit.phase == 1, edit.part == nil, made.last.map({ $0.isNameStart || $0.isDigit }) == true {
                made.append(0x20)
            }
            made += edit.text.utf8
            at += edit.replaced
        }
        map.steps.append(ColumnMap.Step(made: made.count, original: at, isCopied: true))
        made += tree.text.bytes[at...]
        return (made, map)
    }
}

/// Something put into a file, or put in place of a sign.
struct Edit {
    var offset: Int
    /// At one byte, what ends there comes before what begins there.
    var phase: Int
    /// Within a phase: inner ends first, outer begins first; twice the node, so that something fits right inside its edit.
    var rank: Int
    var text: String
    var replaced = 0
    /// Of a break of lines: what stands on the new line.
    var part: Part?

    struct Part: Hashable, Sendable {
        var range: Range<Int>
        var at: Int
    }
}

extension Edit.Part {
    init(_ range: Range<Int>) { self.init(range: range, at: range.lowerBound) }
}

/// Finds what is to be watched: one sweep over the nodes, no recursion.
struct Watch {
    let tree: SyntaxTree
    let firstSite: Int
    /// The name under which the text holds the check function: one that the file does not use.
    let local: String
    var sites: [CheckSite] = []
    var edits: [Edit] = []

    init(_ tree: SyntaxTree, firstSite: Int) {
        self.tree = tree
        self.firstSite = firstSite
        let taken = Set(tree.names)
        var name = "_c"
        var number = 0
        while taken.contains(name) {
            number += 1
            name = "_c\(number)"
        }
        local = name
    }

    mutating func run() {
        for id in tree.nodes.indices {
            switch tree[id].kind {
            case .while(let condition, _), .repeat(_, let condition): test(condition)
            case .if(let branches, _): for branch in branches { test(branch.condition) }
            case .binary(.and, let left, _, _), .binary(.or, let left, _, _): test(left)
            case .unary(.not, let operand): test(operand)
            case .binary(.equal, let left, let right, let sign): compare(id, .equality, left, right, sign)
            case .binary(.notEqual, let left, let right, let sign): compare(id, .inequality, left, right, sign)
            case .index(_, let key): watchKey(key)
            case .table(let items): watchItems(id, items)
            case .assignment(let targets, let values): watchAppended(targets, values)
            case .call(let callee, let arguments): watchInserted(callee, arguments)
            default: break
            }
        }
    }

    // MARK: Edits

    private mutating func site(_ kind: CheckSite.Kind, _ id: SyntaxTree.ID) -> Int {
        sites.append(CheckSite(kind: kind, range: tree[id].range))
        return firstSite + sites.count - 1
    }

    private mutating func wrap(_ id: SyntaxTree.ID, _ before: String, _ after: String) {
        let range = tree[id].range
        edits.append(Edit(offset: range.lowerBound, phase: 1, rank: -2 * id, text: before))
        edits.append(Edit(offset: range.upperBound, phase: 0, rank: 2 * id, text: after))
    }

    private mutating func call(_ id: SyntaxTree.ID, _ kind: CheckSite.Kind) {
        let site = site(kind, id)
        wrap(id, "\(local)(\(kind.rawValue),", ",\(site))")
    }

    // MARK: What is watched

    /// A tested value: of `a and b` and `a or b` each operand by itself, the left one where its operator is met.
    private mutating func test(_ condition: SyntaxTree.ID) {
        var id = condition
        while true {
            switch tree[id].kind {
            case .binary(.and, _, let right, _), .binary(.or, _, let right, _): id = right
            case .parenthesis(let inner): id = inner
            default:
                if tree.mayBeSymbolic(id) { call(id, .condition) }
                return
            }
        }
    }

    private mutating func compare(
        _ id: SyntaxTree.ID, _ kind: CheckSite.Kind, _ left: SyntaxTree.ID, _ right: SyntaxTree.ID, _ sign: Range<Int>
    ) {
        guard tree.mayBeSymbolic(left) || tree.mayBeSymbolic(right) else { return }
        let first = site(kind, left)
        _ = site(kind, right)
        wrap(id, "\(local)(\(kind.rawValue),", ",\(first))")
        edits.append(Edit(offset: sign.lowerBound, phase: 0, rank: 2 * id, text: ",", replaced: sign.count))
    }

    private mutating func watchKey(_ key: SyntaxTree.ID) {
        if tree.mayBeSymbolic(key) { call(key, .key) }
    }

    private mutating func watchItems(_ id: SyntaxTree.ID, _ items: [SyntaxTree.Item]) {
        var listed: [SyntaxTree.ID] = []
        for item in items {
            switch item {
            case .positional(let value): listed.append(value)
            case .keyed(let key, _): watchKey(key)
            case .named: break
            }
        }
        if let last = listed.last, case .positional(last)? = items.last, tree.mayRightlyBeEmpty(last) {
            listed.removeLast()
        }
        guard listed.contains(where: tree.mayBeNil), let first = listed.first else { return }
        let number = site(.item, first)
        for value in listed.dropFirst() { _ = site(.item, value) }
        // `f { … }` has no parentheses that the call could stand in.
        let bare = isBareArgument(id)
        wrap(id, "\(bare ? "(" : "")\(local)(5,", ",\(listed.count),\(number))\(bare ? ")" : "")")
    }

    /// Whether a table is the whole argument of a call without parentheses: a value ends right before it.
    private func isBareArgument(_ id: SyntaxTree.ID) -> Bool {
        let before = tree.tokenIndex(at: tree[id].range.lowerBound) - 1
        guard before >= 0 else { return false }
        switch tree.tokens[before].kind {
        case .name, .string, .rightParen, .rightBracket, .rightBrace: return true
        default: return false
        }
    }

    /// `list[#list + 1] = value`: nothing would be added, and nobody would say so.
    private mutating func watchAppended(_ targets: [SyntaxTree.ID], _ values: [SyntaxTree.ID]) {
        guard targets.count == 1, values.count == 1, case .index(let object, let key) = tree[targets[0]].kind,
            let name = tree.nameOfLocal(object),
            case .binary(.plus, let length, let one, _) = tree[key].kind, tree.source(of: one) == "1",
            case .unary(.hash, let measured) = tree[length].kind, tree.nameOfLocal(measured) == name,
            tree.mayBeNil(values[0]), tree[values[0]].kind != .nil
        else { return }
        let site = site(.added, values[0])
        wrap(values[0], "\(local)(6,", ",\(name),\(site))")
    }

    /// `table.insert(list, value)`.
    private mutating func watchInserted(_ callee: SyntaxTree.ID, _ arguments: [SyntaxTree.ID]) {
        guard arguments.count == 2, tree.source(of: callee) == "table.insert",
            let name = tree.nameOfLocal(arguments[0]), tree.mayBeNil(arguments[1])
        else { return }
        let site = site(.passed, arguments[1])
        wrap(arguments[1], "\(local)(7,\(name),\(site),", ")")
    }
}

extension SyntaxTree {
    /// The number of the token that begins at a byte.
    func tokenIndex(at offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The inside of any parentheses.
    func unwrapped(_ id: ID) -> ID {
        var id = id
        while case .parenthesis(let inner) = nodes[id].kind { id = inner }
        return id
    }

    /// Whether a value of the host may come out: not of literals, comparisons, texts, tables and functions.
    func mayBeSymbolic(_ id: ID) -> Bool {
        switch nodes[unwrapped(id)].kind {
        case .name, .index, .field, .call, .method, .varargs: return true
        case .binary(let sign, _, _, _):
            switch sign {
            case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .concat: return false
            default: return true
            }
        case .unary(let sign, let operand): return sign != .not && sign != .hash && nodes[operand].kind != .number
        default: return false
        }
    }

    /// Whether nothing may come out.
    func mayBeNil(_ id: ID) -> Bool {
        switch nodes[unwrapped(id)].kind {
        case .nil, .name, .index, .field, .call, .method, .varargs: return true
        case .binary(.and, _, _, _), .binary(.or, _, _, _): return true
        default: return false
        }
    }

    /// Whether a list may end in it without an item: `...`, and what `table.unpack` gives.
    func mayRightlyBeEmpty(_ id: ID) -> Bool {
        switch nodes[id].kind {
        case .varargs: return true
        case .call(let callee, _):
            let name = source(of: callee)
            return name == "table.unpack" || name == "unpack"
        default: return false
        }
    }

    /// The name of a local that an expression is; `nil` of anything else.
    func nameOfLocal(_ id: ID) -> String? {
        guard case .name(let use) = nodes[id].kind else { return nil }
        if case .global = uses[use].meaning { return nil }
        return names[uses[use].name]
    }
}
