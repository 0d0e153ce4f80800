/// The attributes that IATI 2.01 to 2.03 defines for activities, by name.
///
/// The names are those of `iati-activities-schema.xsd` and `iati-common.xsd`. The number of a case is the number that the
/// parser gives the attribute.
public enum AttributeName: UInt32, CaseIterable, Sendable {
    /// `activity-id`.
    case activityId = 1
    /// `aggregation-status`.
    case aggregationStatus
    /// `ascending`.
    case ascending
    /// `attached`.
    case attached
    /// `budget-not-provided`.
    case budgetNotProvided
    /// `code`.
    case code
    /// `crs-channel-code`.
    case crsChannelCode
    /// `currency`.
    case currency
    /// `default-currency`.
    case defaultCurrency
    /// `extraction-date`.
    case extractionDate
    /// `format`.
    case format
    /// `generated-datetime`.
    case generatedDatetime
    /// `hierarchy`.
    case hierarchy
    /// `humanitarian`.
    case humanitarian
    /// `iati-equivalent`.
    case iatiEquivalent
    /// `indicator-uri`.
    case indicatorUri
    /// `iso-date`.
    case isoDate
    /// `last-updated-datetime`.
    case lastUpdatedDatetime
    /// `level`.
    case level
    /// `linked-data-default`.
    case linkedDataDefault
    /// `linked-data-uri`.
    case linkedDataUri
    /// `measure`.
    case measure
    /// `name`.
    case name
    /// `percentage`.
    case percentage
    /// `phaseout-year`.
    case phaseoutYear
    /// `priority`.
    case priority
    /// `provider-activity-id`.
    case providerActivityId
    /// `rate-1`.
    case rate1
    /// `rate-2`.
    case rate2
    /// `receiver-activity-id`.
    case receiverActivityId
    /// `ref`.
    case ref
    /// `role`.
    case role
    /// `secondary-reporter`.
    case secondaryReporter
    /// `significance`.
    case significance
    /// `srsName`.
    case srsName
    /// `status`.
    case status
    /// `type`.
    case type
    /// `url`.
    case url
    /// `value`.
    case value
    /// `value-date`.
    case valueDate
    /// `version`.
    case version
    /// `vocabulary`.
    case vocabulary
    /// `vocabulary-uri`.
    case vocabularyUri
    /// `xml:lang`.
    case xmlLang
    /// `year`.
    case year

    /// The name as it is written in a file.
    public var text: String { NameList.attributes.text(of: rawValue) }
}
