public import RuleModel

/// Facts as decisions name them (`indicator refugees_hosted`, `count of activities`, `field signed of X (stale)`), told in
/// this language. What a decision holds is what is read here, so an explanation needs the document and nothing else; names
/// and codes stay, and what is not a word of the host is left alone.
extension Wording {
    /// A fact that was read, or looked for in vain.
    public func fact(_ text: String) -> String {
        guard language != .english else { return text }
        if let phrase = Self.whole[text] { return self(phrase) }
        if text.hasSuffix(" (stale)") { return self(.factStale, [.fact: fact(String(text.dropLast(8)))]) }
        if text.hasPrefix("whether "), text.hasSuffix(" counts") {
            return self(.counts, [.record: String(text.dropFirst(8).dropLast(7))])
        }
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return Self.questions[text].map { self($0) } ?? text }
        if let total = Self.totals[words[0]], words[1].hasPrefix("of ") {
            return self(.totalOf, [.total: self(total), .list: list(String(words[1].dropFirst(3)))])
        }
        guard let what = Self.questions[words[0]] else { return text }
        guard let of = Self.end(ofName: words[1]) else {
            return self(.fact, [.what: self(what), .name: what == .list ? list(words[1]) : words[1]])
        }
        let name = String(words[1][..<of])
        let named = self(.fact, [.what: self(what), .name: what == .list ? list(name) : name])
        return self(.factOf, [.fact: named, .record: String(words[1][of...].dropFirst(4))])
    }

    /// The value of a fact: yes and no where the question asks for them, a band of peers, nothing in a list.
    public func value(_ evidence: Evidence) -> String {
        guard let value = evidence.value else {
            guard let absence = evidence.absence else { return self(.onRecord) }
            return Self.absences[absence].map { self($0) } ?? absence
        }
        guard language != .english else { return value }
        switch evidence.question.prefix(while: { $0 != " " }) {
        case "judgement", "field", "listed", "consent": return answer(value)
        case "list", "sectors", "indicator": return value == "none" ? self(.none) : value
        case "peers_in_band": return band(value)
        default: return value
        }
    }

    /// What a change would start from: a number or code, or how a clause or a judgement stands.
    public func present(_ change: MinimalChange.Change) -> String? {
        guard let present = change.present else { return nil }
        switch change.needed {
        case .standing(.met), .standing(.notMet):
            return present == "met" ? self(.needMet) : (present == "not met" ? self(.needNotMet) : present)
        case .standing: return answer(present)
        case .relation, .exactly: return present
        }
    }

    private func list(_ name: String) -> String {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        guard let phrase = words.first.flatMap({ Self.lists[$0] }) else { return name }
        return words.count == 1 ? self(phrase) : self(.fact, [.what: self(phrase), .name: words[1]])
    }

    private func band(_ value: String) -> String {
        if value.hasPrefix("from ") { return self(.bandFrom, [.low: String(value.dropFirst(5))]) }
        if value.hasPrefix("up to ") { return self(.bandTo, [.high: String(value.dropFirst(6))]) }
        if value == "all" || value.hasPrefix("all ") { return self(.bandAll) }
        let words = value.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3, words[1] == "to" else { return value }
        return self(.bandBetween, [.low: words[0], .high: words[2]])
    }

    /// Where the name of a fact ends and the record that it is asked of begins.
    private static func end(ofName text: String) -> String.Index? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let place = words.dropFirst().firstIndex(of: "of"), place + 1 < words.count else { return nil }
        return words[place - 1].endIndex
    }

    private static let whole: [String: Phrase] = [
        "group of peers": .groupOfPeers, "does not apply": .doesNotApply, "counts_as_met": .countsAsMet,
        "counts_as_not_met": .countsAsNotMet, "leave_out": .leftAside,
    ]
    private static let absences: [String: Phrase] = [
        "missing": .missing, "stale": .stale, "does not apply": .doesNotApply,
    ]
    private static let questions: [String: Phrase] = [
        "indicator": .indicator, "field": .field, "judgement": .judgement, "consent": .consent, "status": .status,
        "since": .since, "list": .list, "sectors": .sectors, "listed": .listed, "peers_in_band": .peers,
        "peer_median": .peerMedian, "peer_average": .peerAverage, "rank_in": .rank,
    ]
    private static let totals: [String: Phrase] = [
        "count": .count, "sum": .sum, "average": .average, "median": .median, "least": .least,
        "greatest": .greatest, "share": .share,
    ]
    private static let lists: [String: Phrase] = [
        "activities": .activities, "donors": .donors, "neighbours": .neighbours, "participants": .participants,
        "chain": .chain, "sectors": .sectors,
    ]
}
