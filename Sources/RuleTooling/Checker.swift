public import AidModel
public import Findings
import RuleHost
public import RuleModel

/// Checks packs without data: manifest, parameters, Lua, and the graph of every rule under every set of parameters.
public enum Checker {
    /// What a check looked at and found.
    public struct Result: Sendable {
        /// The packs that were read.
        public var packs: [Pack] = []
        /// How many rules were staged.
        public var rules = 0
        /// What is wrong, in the order of places.
        public var findings: [Finding] = []
    }

    /// Checks every pack under some paths. No pack found is an error (`pack.none`), and so is a pack without rules.
    public static func check(_ paths: [String], registry: IndicatorRegistry = .standard) -> Result {
        let (directories, missing) = PackSearch.packs(under: paths)
        var result = Result()
        result.findings = missing
        for directory in directories {
            let (pack, findings) = PackLoader.load(directory, registry: registry)
            result.findings += findings
            guard let pack else { continue }
            result.packs.append(pack)
            result.rules += pack.rules.count
            result.findings += check(pack, registry: registry)
        }
        result.findings = unique(result.findings)
        return result
    }

    /// Checks a pack: its rules under each set of parameters that is ever in force, and its cases.
    public static func check(_ pack: Pack, registry: IndicatorRegistry = .standard) -> [Finding] {
        let staging = PackStaging(pack, registry: registry)
        var findings = staging.findings
        if pack.cases.isEmpty, !pack.rules.isEmpty {
            findings.append(
                Finding(
                    .error, "cases.none", "the pack has no cases", at: SourceLocation(file: pack.path),
                    help:
                        "write at least one case in which a rule fires and one in which it does not, in `cases/<id>.yaml`"
                ))
        }
        findings += CaseCheck.findings(of: pack, rules: staging.rules, registry: registry)
        return unique(findings)
    }

    private static func unique(_ findings: [Finding]) -> [Finding] { Set(findings).sorted() }
}
