public import RuleModel

/// Answers and causes in words.
public enum AnswerText {
    /// The answer as people say it.
    public static func words(_ answer: Answer) -> String {
        switch answer {
        case .eligible: "eligible"
        case .ineligible: "not eligible"
        case .notApplicable: "does not apply"
        case .indeterminate: "cannot be told"
        case .seen: "seen"
        case .notSeen: "not seen"
        case .notKnown: "not known"
        case .doesNotApply: "does not apply"
        case .profiled: "profile"
        case .within: "within"
        case .over: "over"
        case .raised: "raised"
        case .notRaised: "not raised"
        case .comment: "comment"
        }
    }

    /// The subject by name and, so that it can be asked again, by id.
    static func subject(_ decision: Decision) -> String {
        let (id, name) = (decision.subject.id, decision.subjectName)
        return name.map { $0 == id ? id : "\($0) (\(id))" } ?? id
    }

    /// The cause as people say it.
    public static func words(_ cause: Cause) -> String {
        switch cause {
        case .missing: "a fact is missing"
        case .stale: "a fact is too old"
        case .judgement: "a body has to judge"
        case .consent: "consent is not on register"
        case .limit: "the rule ran into a limit"
        case .error: "the rule failed"
        }
    }
}
