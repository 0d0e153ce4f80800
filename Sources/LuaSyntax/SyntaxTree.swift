/// A Lua file as a tree: nodes in one flat array, in the order in which they end, so that no depth can hurt a reader.
public struct SyntaxTree: Sendable {
    /// The file.
    public let text: SourceText
    /// The tokens, the last of them the end of the file.
    public let tokens: [Token]
    /// The comments, in order.
    public let comments: [Comment]
    /// The names used, by their number.
    public let names: [String]
    /// The nodes. A node's parts come before it.
    public internal(set) var nodes: [Node] = []
    /// The functions; the first one is the file itself.
    public internal(set) var functions: [Function] = []
    /// The locals, in order of declaration.
    public internal(set) var locals: [Local] = []
    /// Every use of a name, in order.
    public internal(set) var uses: [Use] = []

    /// The number of a node.
    public typealias ID = Int

    /// A node and its bytes.
    public struct Node: Hashable, Sendable {
        /// What it is.
        public var kind: Kind
        /// Its bytes, from the first byte of its first token to the last of its last.
        public var range: Range<Int>
        /// The function that it stands in.
        public var function: Int
    }

    /// What a node is.
    public enum Kind: Hashable, Sendable {
        // Statements
        case block([ID])
        case local(names: [Int], values: [ID])
        case localFunction(name: Int, body: ID)
        case assignment(targets: [ID], values: [ID])
        case callStatement(ID)
        case `do`(ID)
        case `while`(condition: ID, body: ID)
        case `repeat`(body: ID, condition: ID)
        case `if`(branches: [Branch], otherwise: ID?)
        case numericFor(name: Int, start: ID, limit: ID, step: ID?, body: ID)
        case genericFor(names: [Int], values: [ID], body: ID)
        case functionStatement(target: ID, body: ID)
        case `return`([ID])
        case `break`
        case goto(Int)
        case label(Int)
        // Expressions
        case `nil`
        case `true`
        case `false`
        case number
        case string
        case varargs
        case function(Int)
        case name(use: Int)
        case index(ID, key: ID)
        case field(ID, name: Token)
        case call(ID, arguments: [ID])
        case method(ID, name: Token, arguments: [ID])
        case binary(Token.Kind, ID, ID, sign: Range<Int>)
        case unary(Token.Kind, ID)
        case parenthesis(ID)
        case table([Item])
    }

    /// One `if` or `elseif`.
    public struct Branch: Hashable, Sendable {
        /// What is tested.
        public var condition: ID
        /// What is done.
        public var body: ID
    }

    /// One item of a table constructor.
    public enum Item: Hashable, Sendable {
        /// `value`
        case positional(ID)
        /// `name = value`
        case named(Token, ID)
        /// `[key] = value`
        case keyed(ID, ID)
    }

    /// A function, or the file.
    public struct Function: Hashable, Sendable {
        /// The function around it; `nil` of the file.
        public var parent: Int?
        /// Its parameters, `self` of a method included.
        public var parameters: [Int] = []
        /// Whether it takes `...`.
        public var takesVarargs = false
        /// Its block; `-1` while it is read.
        public var body: ID = -1
    }

    /// A local name.
    public struct Local: Hashable, Sendable {
        /// How it came about.
        public enum Kind: String, Hashable, Sendable {
            case local, parameter, loop, function, selfParameter
        }

        /// The number of its name.
        public var name: Int
        /// How it came about.
        public var kind: Kind
        /// The bytes of its name where it is declared; of `self`, the method's colon.
        public var range: Range<Int>
        /// The function that declares it.
        public var function: Int
        /// Whether it is `<const>` or `<close>`.
        public var isConstant = false
        /// How often it is read.
        public var reads = 0
        /// How often it is assigned after its declaration.
        public var assignments = 0
    }

    /// One use of a name.
    public struct Use: Hashable, Sendable {
        /// What a name stands for.
        public enum Meaning: Hashable, Sendable {
            /// A local of the same function.
            case local(Int)
            /// A local of a function around.
            case outer(Int)
            /// A field of the environment; `local` when a local `_ENV` stands for it.
            case global(environment: Int?)
        }

        /// The number of the name.
        public var name: Int
        /// What it stands for.
        public var meaning: Meaning
        /// Its bytes.
        public var range: Range<Int>
        /// The function that it stands in.
        public var function: Int
        /// Whether it is assigned and not read.
        public var isAssigned = false
    }

    /// The node of the whole file's block.
    public var root: ID { functions[0].body }

    /// Gives a node.
    public subscript(id: ID) -> Node { nodes[id] }

    /// The words of a node, as written.
    public func source(of id: ID) -> String { text.text(nodes[id].range) }
}

extension SyntaxTree {
    /// Locals that are declared and never read, in order; names that begin with `_`, parameters and loop names are left out.
    public var unusedLocals: [Local] {
        locals.filter { local in
            (local.kind == .local || local.kind == .function) && local.reads == 0 && !names[local.name].hasPrefix("_")
        }
    }

    /// Assignments to a local of a function around, in order.
    public var outerAssignments: [Use] {
        uses.filter { use in
            if case .outer = use.meaning { return use.isAssigned }
            return false
        }
    }

    /// Assignments to globals, in order.
    public var globalAssignments: [Use] { uses.filter { $0.isAssigned && $0.meaning == .global(environment: nil) } }
}
