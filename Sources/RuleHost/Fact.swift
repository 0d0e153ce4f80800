public import AidModel
public import RuleModel

/// What the data says to one question about one record: a value, or why there is none, and where it was read.
public struct Fact: Sendable {
    /// A value.
    public enum Value: Sendable {
        /// An exact number.
        case number(ExactNumber)
        /// A day.
        case date(CalendarDate)
        /// A text or code.
        case text(String)
        /// A yes or no: also of a judgement, a consent and of being on a list.
        case flag(Bool)
    }

    /// Where a fact was read.
    public struct Origin: Hashable, Sendable {
        /// Source, line, since when it was known, and who may see it.
        public var provenance: Provenance
        /// The days it speaks of.
        public var period: Period
        /// Who says so, when that is not the source's publisher.
        public var says: String?
        /// Which of several records of one thing it is, when there are several.
        public var record: String?

        /// Makes a place of origin.
        public init(_ provenance: Provenance, period: Period = Period(), says: String? = nil) {
            self.provenance = provenance
            self.period = period
            self.says = says
        }
    }

    /// The value; for a stale fact the value that is too old; `nil` when there is none.
    public var value: Value?
    /// Whether it may be used, else why not.
    public var standing: Standing
    /// Where it was read, with other sources for the same question and period after it.
    public var origins: [Origin]

    /// A fact with a value.
    public init(_ value: Value, _ origins: [Origin] = [], standing: Standing = .known) {
        self.value = value
        self.standing = standing
        self.origins = origins
    }

    /// A fact without a value.
    public init(absent standing: Standing, _ origins: [Origin] = []) {
        value = nil
        self.standing = standing
        self.origins = origins
    }

    /// There is nothing.
    public static let missing = Fact(absent: .missing)

    /// A number, or missing.
    public init(_ number: FixedDecimal?, _ origins: [Origin] = []) {
        self = number.map { Fact(.number(ExactNumber($0)), origins) } ?? Fact(absent: .missing, origins)
    }

    /// A text, or missing.
    public init(_ text: String?, _ origins: [Origin] = []) {
        self = text.map { Fact(.text($0), origins) } ?? Fact(absent: .missing, origins)
    }

    /// A day, or missing.
    public init(_ date: CalendarDate?, _ origins: [Origin] = []) {
        self = date.map { Fact(.date($0), origins) } ?? Fact(absent: .missing, origins)
    }

    /// A yes or no, or missing.
    public init(_ flag: Bool?, _ origins: [Origin] = []) {
        self = flag.map { Fact(.flag($0), origins) } ?? Fact(absent: .missing, origins)
    }
}
