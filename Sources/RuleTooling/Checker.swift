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

    /// Stages every rule of a pack once for each set of parameters that is ever in force.
    public static func check(
        _ pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none
    ) -> [Finding] {
        let stager = Stager(pack: pack, registry: registry, isolation: isolation)
        var findings: [Finding] = []
        var rules: [String: CaseCheck.CheckedRule] = [:]
        for file in pack.rules {
            for day in days(of: pack) {
                let (rule, found) = stager.stageThroughout(file, asOf: day)
                findings += found
                guard let rule else { continue }
                findings += CodeCheck(pack: pack, file: file, scope: rule.scope, graph: rule.graph).findings
                if let other = rules[rule.id]?.file, other.path != file.path {
                    findings.append(duplicate(rule.id, file, other))
                }
                rules[rule.id, default: .init(file: file, graphs: [])].graphs.append(rule.graph)
            }
        }
        if pack.cases.isEmpty, !pack.rules.isEmpty { findings.append(CaseCheck.noCases(of: pack)) }
        findings += CaseCheck(pack: pack, registry: registry, rules: rules).findings
        let keys = rules.mapValues { rule in
            rule.graphs.flatMap(\.wordedKeys).reduce(into: [String]()) { keys, key in
                if !keys.contains(key) { keys.append(key) }
            }
        }
        findings += TextCheck(pack: pack, keys: keys).findings
        return unique(findings)
    }

    /// The first days of every set of parameters, within the days of the pack.
    static func days(of pack: Pack) -> [CalendarDate] {
        let starts = pack.parameters.flatMap { $0.intervals.map(\.from) }
        let inside = starts.filter { pack.valid.contains($0) }
        let first = pack.valid.start ?? starts.min() ?? CalendarDate(dayNumber: 0)
        return Set(inside + [first]).sorted()
    }

    private static func duplicate(_ id: String, _ file: PackFile, _ other: PackFile) -> Finding {
        Finding(
            .error, "rule.duplicate", "two rules have the id `\(id)`",
            at: SourceLocation(file: file.shownPath, line: 1),
            related: [Finding.Related("the other one", at: SourceLocation(file: other.shownPath, line: 1))])
    }

    private static func unique(_ findings: [Finding]) -> [Finding] { Set(findings).sorted() }
}
