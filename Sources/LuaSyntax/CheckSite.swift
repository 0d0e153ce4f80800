/// One place of a file that a check watches while the file runs.
public struct CheckSite: Hashable, Sendable {
    /// What is watched.
    public enum Kind: Int, Hashable, Sendable, CaseIterable {
        /// A value that `if`, `while`, `until`, `and`, `or` or `not` tests.
        case condition = 1
        /// An operand of `==`.
        case equality
        /// An operand of `~=`.
        case inequality
        /// The key of a table.
        case key
        /// An item of a table's list.
        case item
        /// A value put behind the last item of a list.
        case added
        /// The same, as the last argument of a call, which may be any number of values.
        case passed
    }

    /// What is watched.
    public var kind: Kind
    /// The bytes of the value in the file.
    public var range: Range<Int>
}

/// Where the text of a pass came from.
public struct ColumnMap: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        /// A byte of the text made.
        var made: Int
        /// The byte of the file that it stands for.
        var original: Int
        /// Whether the following bytes are the file's own.
        var isCopied: Bool
        /// What stands on the line that begins here.
        var part: Edit.Part?
    }

    var steps: [Step] = []

    /// The byte of the file that a byte of the text made stands for; of what was put in, the byte it stands before.
    public func original(of offset: Int) -> Int {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].made <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        let step = steps[low - 1]
        return step.isCopied ? step.original + offset - step.made : step.original
    }
}
