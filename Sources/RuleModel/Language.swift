/// The languages of explanations: an author's own words stand in whatever language the author writes.
public enum Language: String, CaseIterable, Sendable {
    /// English: what the host says unless asked otherwise.
    case english = "en"
    /// French.
    case french = "fr"
    /// Spanish.
    case spanish = "es"

    /// The languages into which a pack translates its labels, in `texts/<code>.yaml`.
    public static let translations: [Language] = [.french, .spanish]
}
