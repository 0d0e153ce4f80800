public import AidModel

/// One rule's answer for one subject: a self-sufficient document, from which every explanation is made.
public struct Decision: Hashable, Sendable {
    /// A sign or class of a lens.
    public struct Sign: Hashable, Sendable {
        /// The sign in the author's words, or the class's name.
        public var label: String
        /// `seen`, `not_seen`, `not_known` or `does_not_apply`.
        public var answer: Answer
        /// Why, when it is not known.
        public var cause: Cause?

        /// Makes a sign.
        public init(label: String, answer: Answer, cause: Cause? = nil) {
            self.label = label
            self.answer = answer
            self.cause = cause
        }
    }

    /// A reason: a stable code and words.
    public struct Reason: Hashable, Sendable {
        /// The rule id and the clause's key, joined by a point.
        public var code: String
        /// One sentence with the values.
        public var text: String

        /// Makes a reason.
        public init(code: String, text: String) {
            self.code = code
            self.text = text
        }
    }

    /// Members of a list that a rule left out, and why.
    public struct LeftOut: Hashable, Sendable {
        /// Why, in the author's words.
        public var reason: String
        /// Which, as the records name themselves.
        public var records: [String]

        /// Makes a note of what was left out.
        public init(reason: String, records: [String]) {
            self.reason = reason
            self.records = records
        }
    }

    /// What is proposed when something is over what was agreed.
    public struct Suggestion: Hashable, Sendable {
        /// What to do, in the author's words.
        public var text: String
        /// What it is about, smallest first where the rule says so.
        public var items: [String]
        /// Whom to ask.
        public var ask: String?

        /// Makes a suggestion.
        public init(text: String, items: [String], ask: String?) {
            self.text = text
            self.items = items
            self.ask = ask
        }
    }

    /// Something that somebody must do by a day.
    public struct Obligation: Hashable, Sendable {
        /// Who.
        public var who: String
        /// What.
        public var what: String
        /// By when, as text.
        public var by: String?

        /// Makes an obligation.
        public init(who: String, what: String, by: String?) {
            self.who = who
            self.what = what
            self.by = by
        }
    }

    /// What was asked about.
    public var subject: Subject
    /// What people call it; `nil` where its id is its name, or when nobody told.
    public var subjectName: String?
    /// The kind of rule.
    public var kind: RuleKind
    /// The pack.
    public var pack: PackReference
    /// The rule's id in its pack.
    public var rule: String
    /// The rule's file in its pack (`rules/refugee-window.lua`), to which the lines of clauses and conditions belong.
    public var ruleFile: String?
    /// What the rule says of itself in its first comment.
    public var ruleTitle: String
    /// The answer.
    public var answer: Answer
    /// Why it cannot be told, when it cannot.
    public var cause: Cause?
    /// A lens's class, when it has one and it is known.
    public var lensClass: String?
    /// A lens's signs.
    public var signs: [Sign]
    /// The clause tree.
    public var clauses: [EvaluatedClause]
    /// What was left out.
    public var leftOut: [LeftOut]
    /// Why, in order of the tree.
    public var reasons: [Reason]
    /// What would settle an answer that cannot be told: the register row or datum, and whom to ask.
    public var ask: [String]
    /// Conditions that the rule attaches.
    public var conditions: [RuleCondition]
    /// Obligations that the rule attaches.
    public var obligations: [Obligation]
    /// Amounts that the rule names, as text with currency.
    public var amounts: [String]
    /// Suggestions.
    public var suggestions: [Suggestion]
    /// The facts read.
    public var evidence: [Evidence]
    /// The parameters used.
    public var parameters: [ParameterUse]
    /// The SHA-256 of the rule graph that was evaluated.
    public var graphHash: String
    /// The hash of the Snapshot.
    public var snapshotHash: String
    /// The day that was asked about.
    public var asOf: CalendarDate
    /// The day up to which knowledge was let in; `nil` when it was not limited.
    public var knownAt: CalendarDate?
    /// The level of the rule API.
    public var apiLevel: String
    /// Who may see it: at least as closed as the most closed fact that it read.
    public var sensitivity: Sensitivity

    /// Makes a decision without reasons, evidence or signs; the evaluator fills them.
    public init(
        subject: Subject, kind: RuleKind, pack: PackReference, rule: String, ruleTitle: String, answer: Answer,
        cause: Cause? = nil, graphHash: String, snapshotHash: String, asOf: CalendarDate, knownAt: CalendarDate?,
        apiLevel: String
    ) {
        self.subject = subject
        self.kind = kind
        self.pack = pack
        self.rule = rule
        self.ruleTitle = ruleTitle
        self.answer = answer
        self.cause = cause
        self.graphHash = graphHash
        self.snapshotHash = snapshotHash
        self.asOf = asOf
        self.knownAt = knownAt
        self.apiLevel = apiLevel
        lensClass = nil
        signs = []
        clauses = []
        leftOut = []
        reasons = []
        ask = []
        conditions = []
        obligations = []
        amounts = []
        suggestions = []
        evidence = []
        parameters = []
        sensitivity = .public
    }
}
