/// The IASC clusters and the areas of responsibility of the protection cluster, by the codes that HDX HAPI uses.
///
/// Source: OCHA global coordination groups (HDX), and the names seen in country 3W files.
enum ClusterNames {
    /// A cluster's code, and for an area of responsibility the cluster that it is part of.
    struct Cluster: Hashable, Sendable {
        var code: String
        var parent: String?
    }

    private static let areas: Set<String> = ["PRO-CPN", "PRO-GBV", "PRO-HLP", "PRO-MIN", "PRO-TIP"]

    private static let names: [String: [String]] = [
        "CCM": ["cccm", "camp coordination management", "camp coordination camp management", "camp management", "ccm"],
        "EDU": ["education", "edu", "education in emergencies", "education cluster"],
        "ERY": ["early recovery", "ery", "livelihoods", "early recovery & livelihoods"],
        "TEL": ["emergency telecommunications", "etc", "tel"],
        "FSC": [
            "food security", "food security & livelihoods", "fsl", "fsc", "food", "food assistance", "agriculture",
        ],
        "HEA": ["health", "hea", "health cluster"],
        "LOG": ["logistics", "log"],
        "NUT": ["nutrition", "nut"],
        "PRO": ["protection", "pro", "general protection", "protection cluster"],
        "SHL": [
            "shelter & nfis", "shelter & nfi", "shelter", "shl", "emergency shelter & nfi", "emergency shelter",
            "es nfi",
            "shelter & non food items", "shelter nfi", "esnfi",
        ],
        "WSH": ["wash", "water sanitation hygiene", "water sanitation & hygiene", "wsh"],
        "CSH": [
            "mpca", "multi purpose cash", "multipurpose cash", "multi purpose cash assistance", "csh", "cash", "mpc",
        ],
        "CCS": ["coordination", "coordination & support services", "coordination & common services", "ccs"],
        "REF": ["refugees", "refugee response", "refugee", "ref"],
        "PRO-CPN": ["child protection", "pro cpn", "cp", "cp aor"],
        "PRO-GBV": ["gbv", "gender based violence", "pro gbv", "sexual & gender based violence", "gbv aor"],
        "PRO-HLP": ["hlp", "housing land & property", "pro hlp", "housing land property"],
        "PRO-MIN": ["explosive hazards", "mine action", "pro min", "explosive hazard"],
        "PRO-TIP": ["trafficking in persons", "pro tip"],
    ]

    private static let byName: [String: String] = Dictionary(
        names.flatMap { code, names in names.map { ($0, code) } }, uniquingKeysWith: { min($0, $1) })

    /// The cluster that a published name stands for.
    static func cluster(named name: String) -> Cluster? {
        guard let code = byName[FoldedName.fold(name)] else { return nil }
        return Cluster(code: code, parent: areas.contains(code) ? "PRO" : nil)
    }
}
