import AidModel
import RuleModel

/// The values of one indicator over a list of states, in order, with who lacks one.
///
/// Who lacks a value is left out and named; to whom the question does not apply is left out. A list of which members are
/// undecided, or a value that cannot be computed, leaves nothing to be told.
struct PeerValues: Sendable {
    private(set) var sorted: [ExactNumber] = []
    /// Who has a value.
    private(set) var members: [String] = []
    /// Who lacks one.
    private(set) var lacking: [String] = []
    private(set) var standing: Standing
    private(set) var sensitivity = Sensitivity.public
    /// The middle value, or the mean of the two in the middle.
    private(set) var median = NumberCell(absent: .missing)
    /// The mean.
    private(set) var average = NumberCell(absent: .missing)

    init(_ list: MemberList, fact: (Member) -> Fact) {
        standing = list.standing
        for entry in list.members {
            let fact = fact(entry.member)
            guard fact.standing != .doesNotApply else { continue }
            standing = max(standing, entry.standing)
            switch (fact.standing, fact.value) {
            case (.known, .number(let value)):
                sorted.append(value)
                members.append(entry.member.name)
                sensitivity = max(sensitivity, fact.sensitivity)
            case (.error, _), (.limit, _): standing = max(standing, fact.standing)
            default: lacking.append(entry.member.name)
            }
        }
        sorted.sort()
        median = told(sorted.isEmpty ? nil : GraphEvaluation.median(ofSorted: sorted))
        let sum = sorted.reduce(ExactNumber?.some(.zero)) { $0?.adding($1) }
        average = told(sum?.divided(by: ExactNumber(sorted.count)))
    }

    private func told(_ value: ExactNumber?) -> NumberCell {
        guard standing == .known else { return NumberCell(absent: standing) }
        guard !sorted.isEmpty else { return NumberCell(absent: .missing) }
        return value.map { NumberCell($0) } ?? NumberCell(absent: .error)
    }

    /// The share of the peers with a value whose value is at most this one: 1 for the highest, and never 0 for a peer.
    func rank(of cell: NumberCell) -> NumberCell {
        guard cell.isKnown else { return NumberCell(absent: max(cell.standing, standing)) }
        let ends = [cell.low, cell.high].map { share(upTo: $0) }
        guard let low = ends[0], let high = ends[1] else { return told(nil) }
        let told = told(low)
        return told.isKnown ? NumberCell(low, high, doubt: cell.doubt) : told
    }

    private func share(upTo value: ExactNumber) -> ExactNumber? {
        var (start, end) = (0, sorted.count)
        while start < end {
            let middle = (start + end) / 2
            if sorted[middle] <= value { start = middle + 1 } else { end = middle }
        }
        return ExactNumber(start).divided(by: ExactNumber(sorted.count))
    }
}
