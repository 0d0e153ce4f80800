/// The rows over which nodes are evaluated: a chunk of subjects, or all members of a list of the rows of another frame.
final class EvaluationFrame {
    /// What each row is.
    let rows: [Member]
    /// The frame around this one.
    let parent: EvaluationFrame?
    /// For each row, the row of the parent that it belongs to.
    let parentRows: [Int]
    /// The member that each row stands for, as list and level.
    let binding: MemberBinding?
    /// Columns of nodes that were evaluated here or broadcast to here.
    var columns: [Column?] = []
    /// Frames inside this one.
    var inner: [MemberBinding: EvaluationFrame] = [:]

    init(subjects: [Member]) {
        rows = subjects
        parent = nil
        parentRows = []
        binding = nil
    }

    init(members: [Member], parentRows: [Int], binding: MemberBinding, parent: EvaluationFrame) {
        rows = members
        self.parentRows = parentRows
        self.binding = binding
        self.parent = parent
    }

    /// The rows of this frame that belong to each row of the parent, in order.
    var ranges: [Range<Int>] {
        var ranges = Array(repeating: 0..<0, count: parent?.rows.count ?? 0)
        var start = 0
        for row in ranges.indices {
            var end = start
            while end < parentRows.count, parentRows[end] == row { end += 1 }
            ranges[row] = start..<end
            start = end
        }
        return ranges
    }
}

/// Which member is meant: of which list, with how many members around it.
struct MemberBinding: Hashable {
    var list: Int
    var level: Int
}
