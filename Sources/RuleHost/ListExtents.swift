import RuleModel

/// How long the lists of a binding are, counted once for each question however many rules ask it.
struct ListExtents {
    private struct Asked: Hashable {
        var question: Question
        var kind: RecordKind
    }

    private let binding: any SubjectBinding
    private var known: [Asked: ListExtent] = [:]

    init(_ binding: any SubjectBinding) { self.binding = binding }

    mutating func extent(of question: Question, kind: RecordKind) -> ListExtent {
        let asked = Asked(question: question, kind: kind)
        if let extent = known[asked] { return extent }
        let extent = binding.extent(of: question, kind: kind)
        known[asked] = extent
        return extent
    }
}
