/// The indicators that every pack may ask for, declared once.
public struct IndicatorRegistry: Sendable {
    private let entries: [String: Indicator]

    /// Makes a registry; a later entry with the same id replaces an earlier one.
    public init(_ indicators: some Sequence<Indicator>) {
        entries = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The entry of an id.
    public subscript(id: String) -> Indicator? { entries[id] }

    /// Every entry, by id.
    public var all: [Indicator] { entries.values.sorted { $0.id < $1.id } }

    /// This registry with a pack's own indicators added.
    public func adding(_ indicators: some Sequence<Indicator>) -> IndicatorRegistry {
        IndicatorRegistry(all + Array(indicators))
    }

    /// The registry that ships with Concord.
    ///
    /// Directions and ranges follow the publishers' own documents: INFORM Risk (0–10, higher is worse; classes by JRC),
    /// Worldwide Governance Indicators (−2.5 to 2.5 nominal, observed beyond), CPIA (1 to 6), UCDP (counts).
    public static let standard = IndicatorRegistry([
        Indicator(
            "population", "population", unit: "persons", direction: .neutral, least: .zero, decimals: 0,
            note: "mid-year estimate; the source names the year"),
        Indicator(
            "refugees_hosted", "refugees hosted", unit: "persons", direction: .neutral, least: .zero, decimals: 0,
            note: "persons; an estimate where the source says so"),
        Indicator(
            "internally_displaced", "internally displaced persons", unit: "persons", direction: .higherIsWorse,
            least: .zero, decimals: 0, note: "persons; an estimate where the source says so"),
        Indicator(
            "battle_deaths", "battle deaths", unit: "deaths", direction: .higherIsWorse, least: .zero, decimals: 0,
            note: "UCDP battle-related deaths, best estimate with low and high; a year without a row is not a zero"),
        Indicator(
            "excluded_share", "share of the population in excluded groups", unit: "share", direction: .higherIsWorse,
            least: .zero, most: .one, note: "no redistributable source is known; INFORM `Inequality` is another thing"),
        Indicator(
            "gni_per_person", "gross national income per person", unit: "usd", direction: .higherIsBetter,
            note: "Atlas method, current US dollars"),
        Indicator(
            "cpia.irai", "country policy and institutional assessment", unit: "score", direction: .higherIsBetter,
            least: .one, most: FixedDecimal(6), decimals: 1, note: "World Bank IRAI, IDA countries only"),
        wgi("government_effectiveness", "government effectiveness"),
        wgi("political_stability", "political stability and absence of violence"),
        wgi("rule_of_law", "rule of law"),
        wgi("control_of_corruption", "control of corruption"),
        wgi("voice_and_accountability", "voice and accountability"),
        wgi("regulatory_quality", "regulatory quality"),
        inform("risk", "INFORM Risk"),
        inform("hazard", "INFORM hazard and exposure"),
        inform("natural_hazard", "INFORM natural hazard"),
        inform("human_hazard", "INFORM human hazard"),
        inform("projected_conflict", "INFORM projected conflict risk"),
        inform("current_conflict", "INFORM current highly violent conflict intensity"),
        inform("vulnerability", "INFORM vulnerability"),
        inform("uprooted", "INFORM uprooted people"),
        inform("food_security", "INFORM food security"),
        inform("coping", "INFORM lack of coping capacity"),
        inform("governance", "INFORM governance"),
        Indicator(
            "inform.class", "INFORM Risk class as published", unit: "class", direction: .neutral,
            note: "INFORM Risk Index, European Commission JRC; a text"),
    ])

    private static func wgi(_ id: String, _ title: String) -> Indicator {
        Indicator(
            "wgi.\(id)", title, unit: "score", direction: .higherIsBetter, least: FixedDecimal("-2.5"),
            most: FixedDecimal("2.5"), note: "Worldwide Governance Indicators, estimate; observed from -3.05 to 2.48")
    }

    private static func inform(_ id: String, _ title: String) -> Indicator {
        Indicator(
            "inform.\(id)", title, unit: "score", direction: .higherIsWorse, least: .zero, most: FixedDecimal(10),
            decimals: 1, note: "INFORM Risk Index, European Commission JRC")
    }
}
