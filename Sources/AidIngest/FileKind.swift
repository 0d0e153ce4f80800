/// What a file holds, told from the manifest where one names it, else from its content.
public enum FileKind: String, CaseIterable, Sendable {
    /// IATI activities.
    case iati
    /// Operational presence.
    case presence = "3w"
    /// Indicator readings.
    case indicators
    /// People in need.
    case needs
    /// An IATI code list.
    case codelist
    /// Administrative areas and their spellings.
    case places
    /// States and their codes.
    case countries
    /// Organisations and their spellings.
    case organisations
    /// Publishers with their licences.
    case publishers
    /// Exchange rates.
    case rates
    /// Sector groups and clusters.
    case sectors
    /// A register of what people know.
    case register
    /// The manifest itself.
    case manifest
    /// Nothing that is read here; named in a finding.
    case unknown

    /// Whether records of other kinds are resolved against it, so that it has to be read first.
    var isReference: Bool {
        switch self {
        case .codelist, .places, .countries, .organisations, .publishers, .rates, .sectors: true
        case .iati, .presence, .indicators, .needs, .register, .manifest, .unknown: false
        }
    }
}
