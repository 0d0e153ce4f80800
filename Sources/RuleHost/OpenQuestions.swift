import AidModel
import RuleModel

/// What would settle an answer that cannot be told: the datum or register row, and who fills it.
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

    /// The questions, in the order of the clause tree.
    func questions(recipient: String?) -> [OpenQuestion] {
        entries.map { OpenQuestion(Self.subject($0.question, $0.fact, recipient), of: $0.members) }
    }

    private static func subject(_ question: Question, _ fact: Fact, _ recipient: String?) -> OpenQuestion.Subject {
        let filledBy = question.input?.filledBy
        switch question.operation {
        case .indicator where fact.standing == .stale:
            return .newerReading(question.name, than: fact.origins.first?.period.end)
        case .indicator: return .reading(question.name)
        case .series: return .readings(question.name, recipient: recipient)
        case .judgement: return .judgement(question.name, filledBy: filledBy)
        case .consent: return .consent(question.name, filledBy: filledBy)
        case .status, .since: return .standing(question.name)
        case .listed: return .lists(question.codes)
        case .sectors: return .sectors(question.name, recipient: recipient)
        default: return .field(question.name)
        }
    }
}
