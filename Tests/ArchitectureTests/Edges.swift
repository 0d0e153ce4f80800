/// The allowed edges between targets: the table of `docs/ARCHITECTURE.md` as code.
///
/// A target may depend on less than its row allows, never on more.
enum Edges {
    static let formats: Set<String> = ["JSONFormat", "CSVFormat", "HXLFormat", "YAMLFormat", "IATIFormat"]
    static let models: Set<String> = ["AidModel", "RuleModel"]

    static let allowed: [String: Set<String>] = [
        "Findings": [],
        "JSONFormat": [],
        "CSVFormat": ["Findings"],
        "HXLFormat": ["Findings", "CSVFormat"],
        "YAMLFormat": ["Findings", "Yams"],
        "CZlib": [], "CLibxml2": [], "CLibcrypto": [], "CLua": [],
        "CXMLShim": ["CLibxml2"],
        "IATIFormat": ["Findings", "CXMLShim"],
        "CSnapshot": [],
        "AidModel": ["Findings", "CSnapshot", "CLibcrypto"],
        "RuleModel": ["Findings", "JSONFormat", "AidModel"],
        "CLuaShim": ["CLua", "CSnapshot"],
        "rule-worker": ["CLuaShim"],
        "LuaSandbox": ["CLuaShim"],
        "LuaSyntax": ["Findings"],
        "AidIngest": formats.union(["Findings", "AidModel", "CZlib"]),
        "RuleHost": models.union(["Findings", "JSONFormat", "LuaSandbox", "LuaSyntax", "YAMLFormat"]),
        "RuleTooling": models.union(["Findings", "JSONFormat", "LuaSandbox", "RuleHost", "YAMLFormat"]),
        "Deconfliction": models.union(["Findings"]),
        "Rendering": models.union(["Findings", "JSONFormat", "Deconfliction"]),
        "Coordination": models.union([
            "Findings", "JSONFormat", "AidIngest", "RuleHost", "RuleTooling", "Deconfliction", "Rendering",
            "LuaSandbox",
        ]),
        "concord": models.union([
            "Findings", "JSONFormat", "Deconfliction", "Coordination", "Rendering", "ArgumentParser",
        ]),
        "rulecheck": ["Findings", "JSONFormat", "RuleModel", "RuleTooling", "Rendering", "ArgumentParser"],
        "ValidateRules": ["rulecheck"],
    ]

    /// The order of `Package.swift`: the pipeline's.
    static let order = [
        "Findings", "JSONFormat", "CSVFormat", "HXLFormat", "YAMLFormat", "CZlib", "CLibxml2", "CXMLShim", "IATIFormat",
        "CLibcrypto", "CSnapshot", "AidModel", "RuleModel", "CLua", "CLuaShim", "rule-worker", "LuaSandbox",
        "LuaSyntax", "AidIngest", "RuleHost", "RuleTooling", "Deconfliction", "Rendering", "Coordination", "concord",
        "rulecheck",
        "ValidateRules",
    ]

    /// What serves tests only and is part of no product.
    static let tests: Set<String> = ["TestSupport", "hostile-worker", "worker-figures"]

    /// Targets that others may use alone: they do no hidden I/O, read no clock and never name the product.
    static let alone = [
        "Findings", "JSONFormat", "CSVFormat", "HXLFormat", "IATIFormat", "LuaSandbox", "LuaSyntax", "AidModel",
        "RuleModel", "Deconfliction",
    ]
}
