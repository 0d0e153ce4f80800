/// Tables of well-known publishers that carry no hashtags, told by their header.
struct KnownTable: Sendable {
    /// Column names that must all be there.
    let header: Set<String>
    let kind: FileKind
    let layout: TableLayout

    static let all: [KnownTable] = [
        // OCHA Somalia, 3W operational presence, 2025.
        KnownTable(
            header: ["Month", "Cluster", "RegionPcode", "DistrictPcode", "Organization_Name"], kind: .presence,
            columns: [
                "month": "Month", "cluster": "Cluster", "adm1_name": "Region", "adm1_code": "RegionPcode",
                "adm2_name": "District", "adm2_code": "DistrictPcode", "org_type": "Organization Type",
                "org_name": "Organization_Name",
            ]),
        // HDX HAPI operational presence (docs: hdx-hapi, operational-presence).
        KnownTable(
            header: ["location_code", "org_name", "sector_code", "reference_period_start"], kind: .presence,
            columns: [
                "country": "location_code", "start": "reference_period_start", "end": "reference_period_end",
                "cluster": "sector_code", "adm1_code": "admin1_code", "adm1_name": "admin1_name",
                "adm2_code": "admin2_code", "adm2_name": "admin2_name", "org_name": "org_name",
                "org_acronym": "org_acronym", "org_type": "org_type_description",
            ]),
        // HDX Global P-Code List.
        KnownTable(
            header: ["Location", "Admin Level", "P-Code", "Name", "Parent P-Code"], kind: .places,
            columns: [
                "country": "Location", "level": "Admin Level", "code": "P-Code", "name": "Name",
                "parent": "Parent P-Code", "valid_from": "Valid from date",
            ]),
        // datasets/country-codes.
        KnownTable(
            header: ["ISO3166-1-Alpha-2", "ISO3166-1-Alpha-3", "M49"], kind: .countries,
            columns: [
                "iso2": "ISO3166-1-Alpha-2", "iso3": "ISO3166-1-Alpha-3", "m49": "M49", "region": "Region Name",
            ]),
        // IMF annual rates as codeforIATI publishes them.
        KnownTable(
            header: ["Date", "Rate", "Currency", "Frequency", "Country code"], kind: .rates,
            columns: ["date": "Date", "rate": "Rate", "currency": "Currency", "country": "Country code"]),
    ]

    private init(header: Set<String>, kind: FileKind, columns: [String: String]) {
        self.header = header
        self.kind = kind
        layout = TableLayout(texts: ["layout": "known"], maps: ["columns": columns])
    }
}
