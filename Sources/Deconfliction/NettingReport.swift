public import AidModel

/// Money counted once by several named methods, and why they differ.
public struct NettingReport: Hashable, Sendable {
    /// Transactions up to this day are counted.
    public var asOf: CalendarDate
    /// What was looked at.
    public var scope: AnalysisScope
    /// The ISO 4217 code of all amounts.
    public var currency: String
    /// What the keys of `byKey` are; `nil` when only totals were asked for.
    public var grouping: NettingGrouping?
    /// One entry a method.
    public var methods: [MethodTotal]
    /// Between each two neighbouring methods, what makes the difference.
    public var differences: [NettingDifference]
    /// What was left out or presumed.
    public var notes: [CoverageNote]

    /// Makes a report without figures.
    public init(asOf: CalendarDate, scope: AnalysisScope, currency: String = "USD", grouping: NettingGrouping? = nil) {
        self.asOf = asOf
        self.scope = scope
        self.currency = currency
        self.grouping = grouping
        methods = []
        differences = []
        notes = []
    }
}

/// What money is grouped by.
public enum NettingGrouping: String, CaseIterable, Sendable {
    /// Recipient country (ISO 3166-1 alpha-2; `not stated` for the rest, `region` for regional money).
    case country
    /// DAC sector of three digits.
    case sector
    /// The publisher.
    case organisation
    /// The calendar year of the transaction.
    case year
}

/// What one method comes to.
public struct MethodTotal: Hashable, Sendable {
    /// The method.
    public var method: NettingMethod
    /// Commitments (transaction type 2).
    public var commitments: MoneyRange
    /// Spending (types 3 and 4).
    public var spending: MoneyRange
    /// For `links`: what reached the last activity in the known chain, of spending; otherwise `nil`.
    public var delivered: MoneyRange?
    /// By key, largest spending first, then key.
    public var byKey: [KeyTotal]
    /// Amounts that are in no total, by cause.
    public var notKnown: [NotKnownAmounts]

    /// One key's part.
    public struct KeyTotal: Hashable, Sendable {
        /// The key.
        public var key: String
        /// Its name for people.
        public var label: String
        /// Commitments.
        public var commitments: MoneyRange
        /// Spending.
        public var spending: MoneyRange
    }

    /// Amounts that are not known, with a cause and an example.
    public struct NotKnownAmounts: Hashable, Sendable {
        /// A stable code: `no-amount`, `no-currency`, `no-rate`.
        public var cause: String
        /// In words.
        public var text: String
        /// How many.
        public var count: Int
        /// The first few records.
        public var examples: [RecordMention]
    }
}

/// Why two methods differ.
public struct NettingDifference: Hashable, Sendable {
    /// The method with more.
    public var from: NettingMethod
    /// The other.
    public var to: NettingMethod
    /// `commitments` or `spending`.
    public var measure: String
    /// From minus to, by the ends; below zero where the second method counts more.
    public var amount: MoneyRange
    /// The activities that cause it, largest first, ten at most.
    public var causes: [Cause]
    /// How many activities cause it.
    public var causeCount: Int

    /// One activity that makes a difference, and by which element.
    public struct Cause: Hashable, Sendable {
        /// The activity.
        public var activity: ActivityMention
        /// How much; the low and high end where the method gives a range.
        public var amount: MoneyRange
        /// Why, naming the element that is there or missing.
        public var reason: String
        /// The record.
        public var evidence: RecordMention
    }
}
