/// A text in which every call and operator of a file stands on a line of its own.
///
/// Lua tells the line of an error and no column. Run once more in this form, a program that fails fails again, and the line
/// names the call or operator. What the program means does not change.
public struct BrokenLines: Sendable {
    /// The text to run.
    public let bytes: [UInt8]
    private let origins: [Origin]

    /// What a line of the text stands for.
    public enum Origin: Hashable, Sendable {
        /// A line of the file.
        case line(Int)
        /// A call, an operator, a field: the bytes that the line speaks of, and the first of what it does with them.
        case part(Range<Int>, at: Int)
    }

    /// What a line of the text, from 1, stands for; `nil` when there is no such line.
    public func origin(ofLine line: Int) -> Origin? { origins.indices.contains(line - 1) ? origins[line - 1] : nil }

    /// Breaks the lines of a file without faults, with the checks of ``SourcePass`` put in.
    public init(_ tree: SyntaxTree, firstSite: Int = 0) {
        var watch = Watch(tree, firstSite: firstSite)
        watch.run()
        watch.breakLines()
        let (made, map) = SourcePass.assembled(tree, watch)
        bytes = made
        let text = SourceText(made)
        var parts: [Int: Edit.Part] = [:]
        for step in map.steps { if let part = step.part { parts[text.place(of: step.made).line + 1] = part } }
        origins = (1...text.lineCount).map { line in
            if let part = parts[line] { return .part(part.range, at: part.at) }
            let start = text.offset(of: .init(line: line, column: 1)) ?? 0
            return .line(tree.text.place(of: map.original(of: start)).line)
        }
    }
}

extension Watch {
    mutating func breakLines() {
        let continued = tree.continued
        for id in tree.nodes.indices {
            let range = tree[id].range
            switch tree[id].kind {
            case .callStatement: breakLine(before: id, ";")
            case .assignment(let targets, let values):
                breakLine(before: id, ";")
                guard targets.count == values.count, let target = targets.last, let value = values.last else {
                    continue
                }
                endLine(after: value, range.lowerBound..<tree[target].range.upperBound)
            case .numericFor, .genericFor: breakLine(before: id, "\n", range.lowerBound..<range.lowerBound + 3)
            case .call(let callee, _): breakCall(id, of: callee, at: tree.lastName(of: callee))
            case .method(let object, let name, _): breakCall(id, of: object, at: name.start)
            case .field, .index:
                guard !continued.contains(id) else { continue }
                breakLine(before: id, "\n(", range)
                edits.append(Edit(offset: range.upperBound, phase: 0, rank: 2 * id - 1, text: ")"))
            case .binary(let kind, _, let right, let sign):
                switch kind {
                case .and, .or, .equal, .notEqual: continue
                case .less, .lessEqual, .greater, .greaterEqual: endLine(after: right, sign)
                default: break
                }
                edits.append(
                    Edit(offset: sign.lowerBound, phase: 1, rank: -2 * id + 1, text: "\n", part: Edit.Part(sign)))
            case .unary(let kind, let operand) where kind != .not:
                breakLine(before: id, "\n", range.lowerBound..<tree[operand].range.lowerBound)
            default: break
            }
        }
    }

    /// Puts something right before a node, inside of what watches it.
    private mutating func breakLine(before id: SyntaxTree.ID, _ text: String, _ part: Range<Int>? = nil) {
        edits.append(
            Edit(
                offset: tree[id].range.lowerBound, phase: 1, rank: -2 * id + 1, text: text,
                part: part.map(Edit.Part.init)))
    }

    /// A call has the line on which its whole chain begins; parentheses make the calls before it a chain of their own.
    private mutating func breakCall(_ id: SyntaxTree.ID, of prefix: SyntaxTree.ID, at name: Int) {
        let isChained = tree.containsCall(inChain: prefix)
        let range = (isChained ? name : tree[id].range.lowerBound)..<tree[id].range.upperBound
        let part = Edit.Part(range: range, at: name)
        edits.append(
            Edit(
                offset: tree[id].range.lowerBound, phase: 1, rank: -2 * id + 1, text: isChained ? "\n(" : "\n",
                part: part))
        if isChained {
            edits.append(
                Edit(offset: tree[prefix].range.upperBound, phase: 0, rank: 2 * prefix + 1, text: ")\n", part: part))
        }
    }

    /// Values are stored, and orders compared, on the line on which the last value ends: that of a parenthesis, which
    /// changes nothing around one value.
    private mutating func endLine(after id: SyntaxTree.ID, _ part: Range<Int>) {
        edits.append(Edit(offset: tree[id].range.lowerBound, phase: 1, rank: -2 * id - 1, text: "("))
        edits.append(
            Edit(
                offset: tree[id].range.upperBound, phase: 0, rank: 2 * id + 1, text: "\n)", part: Edit.Part(part)))
    }
}

extension SyntaxTree {
    /// Where the name of what is called stands: the last field's, else the beginning.
    func lastName(of callee: ID) -> Int {
        if case .field(_, let name) = nodes[callee].kind { return name.start }
        return nodes[callee].range.lowerBound
    }

    /// Whether a chain of fields and keys begins with a call.
    func containsCall(inChain id: ID) -> Bool {
        var id = id
        while true {
            switch nodes[id].kind {
            case .call, .method: return true
            case .field(let object, _), .index(let object, _): id = object
            default: return false
            }
        }
    }

    /// Fields and keys that are assigned, or that another field, key or call goes on from.
    var continued: Set<ID> {
        var found: Set<ID> = []
        for node in nodes {
            switch node.kind {
            case .field(let object, _), .index(let object, _), .call(let object, _), .method(let object, _, _),
                .functionStatement(let object, _):
                found.insert(object)
            case .assignment(let targets, _): found.formUnion(targets)
            default: break
            }
        }
        return found
    }
}
