import AidModel

/// Chooses the questions worth asking this week: the best of each kind in turn, so that no kind crowds out the rest.
enum QuestionRanking {
    /// Kinds from the most binding and easiest to settle to the widest.
    private static let order: [CoordinationFinding.Kind] = [
        .conflict, .gap, .passthrough, .duplicateIdentifier, .presenceEnded, .overlap, .fragmentation, .orphan,
    ]

    /// Findings must be ranked within their kind.
    static func choose(_ findings: [CoordinationFinding], limit: Int) -> [CoordinationQuestion] {
        // Cells of activities carry money, cells of presences do not: neither crowds out the other.
        let queues = order.flatMap { kind in
            let own = findings.filter { $0.kind == kind }
            return [own.filter { $0.money == nil }, own.filter { $0.money != nil }].map { $0.compactMap(\.question) }
        }
        var chosen: [CoordinationQuestion] = []
        var turn = 0
        while chosen.count < limit, queues.contains(where: { turn < $0.count }) {
            for queue in queues where turn < queue.count && chosen.count < limit { chosen.append(queue[turn]) }
            turn += 1
        }
        return chosen
    }
}
