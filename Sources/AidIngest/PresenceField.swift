/// What a table of who does what where can say, by the names that the manifest uses for it.
enum PresenceField: String, CaseIterable {
    case month, year, start, end, country, cluster, activity, status, donor
    case clusterCode = "cluster_code"
    case adminOneName = "adm1_name"
    case adminOneCode = "adm1_code"
    case adminTwoName = "adm2_name"
    case adminTwoCode = "adm2_code"
    case adminThreeName = "adm3_name"
    case adminThreeCode = "adm3_code"
    case organisationName = "org_name"
    case organisationType = "org_type"
    case organisationAcronym = "org_acronym"
    case organisationIdentifier = "org_id"
    case programming = "programming_partner"

    /// The hashtags that mean it, best first.
    var patterns: [String] {
        switch self {
        case .month: ["#date+month", "#period_date", "#period", "#date+report", "#date"]
        case .year: ["#date+year"]
        case .start: ["#date+start"]
        case .end: ["#date+end"]
        case .country: ["#country+code", "#country"]
        case .cluster: ["#sector+cluster", "#sector+name", "#sector", "#cluster"]
        case .clusterCode: ["#sector+code"]
        case .activity: ["#activity+name", "#activity-id-code", "#subsector"]
        case .status: ["#status", "#activity+status"]
        case .donor: ["#org+funder", "#org+donor", "#org+funding"]
        case .adminOneName: ["#adm1+name", "#adm1-code"]
        case .adminOneCode: ["#adm1+code"]
        case .adminTwoName: ["#adm2+name", "#adm2-code"]
        case .adminTwoCode: ["#adm2+code"]
        case .adminThreeName: ["#adm3+name", "#adm3-code"]
        case .adminThreeCode: ["#adm3+code"]
        case .organisationName:
            [
                "#org+impl+name", "#org+name-funder-prog-donor", "#org+impl-acronym-type-code",
                "#org-funder-prog-donor-acronym-type-code-id",
            ]
        case .organisationType: ["#org+type"]
        case .organisationAcronym: ["#org+acronym"]
        case .organisationIdentifier: ["#org+id+iati", "#org+code+iati"]
        case .programming: ["#org+prog"]
        }
    }
}
