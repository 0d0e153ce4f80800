public import Findings

/// One thing that keeps a file from being Lua 5.4.
public struct SyntaxFault: Hashable, Sendable {
    /// What sort of thing.
    public enum Kind: String, Hashable, Sendable {
        /// A literal or sign that is not Lua.
        case lexical
        /// Words that do not fit together.
        case grammar
        /// Words that fit together and mean nothing: a jump to nowhere, an assignment to a constant.
        case meaning
        /// More than the language, or the reader, takes.
        case limit
    }

    /// What sort of thing.
    public var kind: Kind
    /// One plain, lower-case sentence.
    public var message: String
    /// The way out, when there is one to name.
    public var help: String?
    /// The bytes that are meant.
    public var range: Range<Int>
    /// Where the part began that is not closed, or the name was first given.
    public var related: Related?

    /// Another place that matters.
    public struct Related: Hashable, Sendable {
        /// Why it matters.
        public var message: String
        /// Its first byte.
        public var offset: Int
    }

    /// The fault as a finding.
    ///
    /// - Parameters:
    ///   - code: its code, such as `lua.syntax`.
    ///   - text: the file that was parsed.
    ///   - file: the file's name, as findings should show it.
    public func finding(code: String, in text: SourceText, file: String) -> Finding {
        func location(_ offset: Int) -> SourceLocation {
            let place = text.place(of: offset)
            return SourceLocation(file: file, line: place.line, column: place.column)
        }
        return Finding(
            .error, code, message, at: location(range.lowerBound), help: help,
            related: related.map { [.init($0.message, at: location($0.offset))] } ?? [])
    }
}

/// How much the parser takes.
public struct SyntaxLimits: Hashable, Sendable {
    /// The longest file, in bytes.
    public var bytes = 16 << 20
    /// Blocks and expressions inside each other. 198 is what `luac` 5.4 takes: 200 levels of C, two of them its own.
    public var levels = 198
    /// The most faults that are told; what follows is not read.
    public var faults = 100

    /// The limits of `luac`.
    public init() {}
}
