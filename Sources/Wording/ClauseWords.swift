public import RuleModel

/// Operations, values and distances of clauses in words.
extension Wording {
    /// What a clause does, for one without a label of its own.
    public func operation(_ name: String) -> String {
        if let phrase = Self.operations[name] { return self(phrase) }
        if language != .english, let phrase = Self.relations[name] { return self(phrase) }
        return String(name.map { $0 == "_" ? " " : $0 })
    }

    /// How the left value of a clause stands to the right one, in its tree.
    public func criterion(_ right: String, _ operation: String) -> String {
        let exact: [String: Phrase] = [
            "is": .treeIs, "same": .treeSame, "matches": .treeMatches, "at_least_k": .treeAtLeastK,
        ]
        let phrase = exact[operation] ?? Self.relations[operation]
        return self(.relation, [.relation: phrase.map { self($0) } ?? self.operation(operation), .value: right])
    }

    /// The same in a sentence.
    func needed(_ right: String, _ operation: String) -> String {
        if operation == "is" { return right }
        let words = operation == "at_least_k" ? self(.relAtLeast) : Self.relations[operation].map { self($0) }
        return self(.relation, [.relation: words ?? operation, .value: right])
    }

    /// A clause's own value: of one that asks for a truth it is a word of the host.
    public func value(_ text: String, of clause: EvaluatedClause) -> String {
        clause.operation == "holds" || clause.operation == "attested" ? answer(text) : text
    }

    /// A yes or no.
    func answer(_ text: String) -> String {
        switch text {
        case "yes": self(.yes)
        case "no": self(.no)
        default: text
        }
    }

    /// A distance: a number with its unit, or days.
    public func distance(_ text: String) -> String {
        guard language != .english else { return text }
        if text == "1 day" { return self(.oneDay) }
        guard text.hasSuffix(" days"), text.dropLast(5).allSatisfy(\.isNumber) else { return text }
        return self(.days, [.count: String(text.dropLast(5))])
    }

    /// How comparisons are told.
    private static let relations: [String: Phrase] = [
        "at_least": .relAtLeast, "at_most": .relAtMost, "above": .relAbove, "below": .relBelow,
        "better_than": .relBetter, "worse_than": .relWorse, "before": .relBefore, "after": .relAfter,
        "one_of": .relOneOf, "same": .relSame, "matches": .relMatches,
    ]

    private static let operations: [String: Phrase] = [
        "all": .opAll, "any": .opAny, "none": .opNone, "at_least_k": .opAtLeastK, "attested": .opAttested,
        "listed": .opListed, "known": .opKnown, "holds": .opHolds, "any_of": .opAnyOf, "all_of": .opAllOf,
        "consecutive": .opConsecutive, "if_else": .opIfElse, "choose": .opChoose, "sign": .opSign,
    ]
}
