import AidModel
public import RuleModel

extension Wording {
    /// What would settle an answer, as a part of a sentence.
    public func callAsFunction(_ question: OpenQuestion) -> String {
        let who = shown(question.members)
        switch question.subject {
        case .reading(let name): return self(.askReading, [.name: name, .who: who])
        case .newerReading(let name, let day):
            return self(.askNewer, [.name: name, .who: who, .day: day?.description ?? self(.unknownDay)])
        case .readings(let name, let recipient):
            return self(.askReadings, [.name: name, .who: who, .recipient: recipient ?? self(.theRecipient)])
        case .judgement(let name, nil): return self(.askJudgement, [.name: name, .who: who])
        case .judgement(let name, let body?): return self(.askJudgementBy, [.name: name, .who: who, .body: body])
        case .consent(let name, nil): return self(.askConsent, [.name: name, .who: who])
        case .consent(let name, let body?): return self(.askConsentBy, [.name: name, .who: who, .body: body])
        case .standing(let name): return self(.askStanding, [.name: name, .who: who])
        case .lists(let names): return self(.askLists, [.name: names.map { "`\($0)`" }.joined(separator: ", ")])
        case .sectors(let name, let recipient):
            return self(.askSectors, [.name: name, .recipient: recipient ?? self(.theRecipient)])
        case .field(let name): return self(.askField, [.name: name, .who: who])
        }
    }

    private func shown(_ members: [String]) -> String {
        let first = members.prefix(3).joined(separator: ", ")
        return members.count > 3 ? self(.andMore, [.first: first, .count: "\(members.count - 3)"]) : first
    }
}

extension Decision {
    /// What would settle an answer that cannot be told, in English.
    public var ask: [String] { questions.map { Wording.english($0) } }
}
