public import RuleModel

/// Says in one language what the host has to say: the one place where words of the host are made into sentences.
///
/// A value; may be used from any thread.
public struct Wording: Sendable {
    /// The language.
    public let language: Language
    private let parts: [[Phrases.Part]]

    /// English, in which decisions are written down.
    public static let english = Wording(.english)

    /// Words in a language.
    public init(_ language: Language) {
        self.language = language
        parts = Phrases.all[language]?.parts ?? []
    }

    /// A phrase with its placeholders filled. What is put in is never read for placeholders itself.
    public func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<Placeholder, String> = [:]) -> String {
        var text = ""
        for part in parts[phrase.rawValue] {
            switch part {
            case .text(let words): text += words
            case .placeholder(let name): text += values.first { $0.key == name }?.value ?? "{\(name.rawValue)}"
            }
        }
        return text
    }

    // MARK: Single words

    /// An answer.
    public func callAsFunction(_ answer: Answer) -> String {
        let phrase: Phrase =
            switch answer {
            case .eligible: .eligible
            case .ineligible: .ineligible
            case .notApplicable: .notApplicable
            case .indeterminate: .indeterminate
            case .seen: .seen
            case .notSeen: .notSeen
            case .notKnown: .notKnown
            case .doesNotApply: .doesNotApply
            case .profiled: .profiled
            case .within: .within
            case .over: .over
            case .raised: .raised
            case .notRaised: .notRaised
            case .comment: .comment
            }
        return self(phrase)
    }

    /// A cause.
    public func callAsFunction(_ cause: Cause) -> String {
        let phrase: Phrase =
            switch cause {
            case .missing: .causeMissing
            case .stale: .causeStale
            case .judgement: .causeJudgement
            case .consent: .causeConsent
            case .limit: .causeLimit
            case .error: .causeError
            }
        return self(phrase)
    }

    /// A kind of subject.
    public func callAsFunction(_ kind: Subject.Kind) -> String {
        let phrase: Phrase =
            switch kind {
            case .state: .kindState
            case .activity: .kindActivity
            case .proposal: .kindProposal
            case .portfolio: .kindPortfolio
            case .pair: .kindPair
            case .cell: .kindCell
            case .organisation: .kindOrganisation
            }
        return self(phrase)
    }

    /// What a value would have to be.
    public func callAsFunction(_ needed: MinimalChange.Needed) -> String {
        switch needed {
        case .exactly(let value): value
        case .relation(let relation, let value): self(Self.phrase(relation), [.value: value])
        case .standing(let standing): self(Self.phrase(standing))
        }
    }

    private static func phrase(_ relation: MinimalChange.Needed.Relation) -> Phrase {
        switch relation {
        case .atLeast: .needAtLeast
        case .atMost: .needAtMost
        case .above: .needAbove
        case .below: .needBelow
        case .before: .needBefore
        case .after: .needAfter
        case .notBefore: .needNotBefore
        case .notAfter: .needNotAfter
        case .oneOf: .needOneOf
        case .noneOf: .needNoneOf
        case .anotherThan: .needAnother
        }
    }

    private static func phrase(_ standing: MinimalChange.Needed.Standing) -> Phrase {
        switch standing {
        case .yes: .yes
        case .no: .no
        case .known: .needKnown
        case .listed: .needListed
        case .notListed: .needNotListed
        case .met: .needMet
        case .notMet: .needNotMet
        case .reading: .needReading
        }
    }
}
