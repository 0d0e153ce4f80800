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
    /// What other rules read of the same rows as well.
    let shared: SharedColumns?

    init(subjects: [Member], shared: SharedColumns? = nil) {
        rows = subjects
        self.shared = shared
        parent = nil
        parentRows = []
        binding = nil
    }

    init(members: [Member], parentRows: [Int], binding: MemberBinding, parent: EvaluationFrame) {
        rows = members
        self.parentRows = parentRows
        self.binding = binding
        self.parent = parent
        // Members of members lie in another order in each rule.
        shared = parent.parent == nil ? parent.shared : nil
    }

    /// Lets go of the frames inside, which hold this one: who made a frame calls it when nothing is read of it any more.
    func close() {
        for frame in inner.values { frame.close() }
        inner = [:]
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
