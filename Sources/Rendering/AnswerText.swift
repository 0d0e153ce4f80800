public import RuleModel
import Wording

/// Answers and causes in English words.
public enum AnswerText {
    /// The answer as people say it.
    public static func words(_ answer: Answer) -> String { Wording.english(answer) }

    /// The subject by name and, so that it can be asked again, by id.
    static func subject(_ decision: Decision) -> String {
        let (id, name) = (decision.subject.id, decision.subjectName)
        return name.map { $0 == id ? id : "\($0) (\(id))" } ?? id
    }

    /// The cause as people say it.
    public static func words(_ cause: Cause) -> String { Wording.english(cause) }
}
