import AidModel

/// Finds the canonical code of a cluster by any name that it goes by.
///
/// Codes and preferred terms are OCHA's global coordination groups; the other spellings are those of real 3W and needs
/// tables. `CSH` (multi-purpose cash) is no cluster but is reported as one.
struct ClusterIndex: Sendable {
    /// The code list that a file of clusters becomes: code = spelling, category = canonical code.
    static let spellingList = "ClusterSpelling"

    private var codes: [String: String] = builtIn

    /// Adds a spelling that a file gives; what is built in cannot be changed by a file.
    mutating func add(_ entry: CodeListEntry) {
        let folded = FoldedName.plain(entry.name)
        guard let code = entry.category, codes[folded] == nil else { return }
        codes[folded] = code
    }

    subscript(name: String) -> ClusterCode? {
        codes[FoldedName.plain(name)].map(ClusterCode.init)
    }

    private static let builtIn: [String: String] = {
        var codes: [String: String] = [:]
        for (code, names) in names {
            codes[FoldedName.plain(code)] = code
            for name in names { codes[name] = code }
        }
        return codes
    }()

    private static let names: [(String, [String])] = [
        ("CCM", ["cccm", "camp coordination management", "camp coordination and camp management"]),
        ("EDU", ["education"]),
        ("ERY", ["early recovery", "early recovery and livelihoods"]),
        ("TEL", ["etc", "emergency telecommunications", "emergency telecommunication"]),
        (
            "FSC",
            [
                "food security", "food", "fsac", "fsl", "fslc", "food security and agriculture", "agriculture",
                "food security and livelihoods", "food security and livelihood",
            ]
        ),
        ("HEA", ["health"]),
        ("LOG", ["logistics"]),
        ("NUT", ["nutrition"]),
        ("PRO", ["protection", "general protection"]),
        (
            "SHL",
            [
                "shelter", "shelter and nfis", "shelter and nfi", "shelter nfi", "es nfi", "esnfi", "shelter nfis",
                "emergency shelter and nfi", "emergency shelter and nfis", "emergency shelter",
            ]
        ),
        (
            "WSH",
            [
                "wash", "water sanitation hygiene", "water sanitation and hygiene", "water hygiene and sanitation",
                "eau hygiene et assainissement",
            ]
        ),
        (
            "CSH",
            [
                "cash", "mpca", "mpc", "multi purpose cash", "multipurpose cash", "multi purpose cash assistance",
                "multipurpose cash assistance", "cash programming",
            ]
        ),
        ("PRO-CPN", ["child protection", "cp", "protection child protection"]),
        ("PRO-GBV", ["gbv", "gender based violence", "protection gbv", "protection gender based violence"]),
        (
            "PRO-HLP",
            [
                "hlp", "housing land and property", "housing land property", "protection hlp",
                "protection housing land and property",
            ]
        ),
        (
            "PRO-MIN",
            ["mine action", "explosive hazards", "eh", "protection mine action", "protection explosive hazards"]
        ),
    ]
}
