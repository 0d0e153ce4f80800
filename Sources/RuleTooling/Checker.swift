public import AidModel
public import Findings
public import LuaSandbox
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
    public static func check(
        _ paths: [String], registry: IndicatorRegistry = .standard, isolation: Isolation = .none
    ) -> Result {
        let (directories, missing) = PackSearch.packs(under: paths)
        var result = Result()
        result.findings = missing
        for directory in directories {
            let (pack, findings) = PackLoader.load(directory, registry: registry)
            result.findings += findings
            guard let pack else { continue }
            result.packs.append(pack)
            result.rules += pack.rules.count
            result.findings += check(pack, registry: registry, isolation: isolation)
        }
        result.findings = unique(result.findings)
        return result
    }

    /// Checks a pack: its rules under each set of parameters that is ever in force, the codes they name, and its cases.
    public static func check(
        _ pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none
    ) -> [Finding] {
        let staging = PackStaging(pack, registry: registry, isolation: isolation)
        var findings = staging.findings
        for staged in staging.staged {
            let rule = staged.rule
            findings += CodeCheck(pack: pack, file: staged.file, scope: rule.scope, graph: rule.graph).findings
        }
        if pack.cases.isEmpty, !pack.rules.isEmpty { findings.append(CaseCheck.noCases(of: pack)) }
        findings += CaseCheck(pack: pack, registry: registry, rules: staging.rules).findings
        return unique(findings)
    }

    private static func unique(_ findings: [Finding]) -> [Finding] { Set(findings).sorted() }
}
