import AidModel
import RuleModel

/// What would settle an answer that cannot be told, in words: the datum or register row, and who fills it.
struct OpenQuestions {
    private var entries: [(question: Question, members: [String], fact: Fact)] = []

    /// Adds something that was looked for in vain; records of one kind and question are told together.
    mutating func add(_ question: Question, _ member: Member, _ fact: Fact) {
        guard let place = entries.firstIndex(where: { $0.question == question }) else {
            entries.append((question, [member.name], fact))
            return
        }
        if !entries[place].members.contains(member.name) { entries[place].members.append(member.name) }
    }

    /// The questions, in the order of the clause tree, each as one sentence part.
    func words(recipient: String?) -> [String] {
        entries.map { Self.words($0.question, of: $0.members, $0.fact, recipient ?? "the recipient") }
    }

    private static func words(
        _ question: Question, of members: [String], _ fact: Fact, _ recipient: String
    ) -> String {
        let who = question.input?.filledBy.map { " by \($0)" } ?? ""
        switch question.operation {
        case .indicator:
            if fact.standing == .stale {
                let day = fact.origins.first?.period.end?.description ?? "an unknown day"
                return "a newer reading of `\(question.name)` for \(shown(members)) than that of \(day)"
            }
            return "a reading of `\(question.name)` for \(shown(members))"
        case .series: return "readings of `\(question.name)` for \(recipient) in \(shown(members))"
        case .judgement:
            return "a judgement on `\(question.name)` for \(shown(members))\(who), in a register of judgements"
        case .consent: return "the consent of \(shown(members)) to `\(question.name)`\(who), in a register of consent"
        case .status, .since: return "the standing of \(shown(members)) on the list `\(question.name)`, in a register"
        case .listed: return "the lists \(question.codes.map { "`\($0)`" }.joined(separator: ", ")), in a register"
        case .sectors: return "the sector list `\(question.name)` of \(recipient), in a register of listed sectors"
        default: return "`\(question.name)` of \(shown(members))"
        }
    }

    private static func shown(_ members: [String]) -> String {
        let first = members.prefix(3).joined(separator: ", ")
        return members.count > 3 ? "\(first) and \(members.count - 3) more" : first
    }
}
