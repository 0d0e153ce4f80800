/// A place in an input: which file, and where in it when that is known.
///
/// Lines and columns count from 1; columns count UTF-8 bytes. The file is written as it was given to the program
/// (relative stays relative), never resolved, so that findings read the same on every machine.
public struct SourceLocation: Hashable, Sendable, Comparable {
    /// The file's path as given, or a name such as `<standard input>`.
    public var file: String
    /// The line, from 1; `nil` when the whole file is meant.
    public var line: Int?
    /// The column in UTF-8 bytes, from 1; `nil` when the whole line is meant.
    public var column: Int?

    /// Makes a place from a file and, when known, a line and a column, both counted from 1.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Orders by file, then line, then column; a place without a line comes before the lines of its file.
    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line ?? 0, left.column ?? 0) < (right.file, right.line ?? 0, right.column ?? 0)
    }
}
