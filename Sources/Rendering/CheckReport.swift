public import Findings
import JSONFormat

/// What a check of packs found, in the forms that people and CI read.
public struct CheckReport: Sendable {
    /// The forms.
    public enum Format: String, CaseIterable, Sendable {
        /// For people.
        case text
        /// For programs.
        case json
        /// For GitHub's annotations.
        case github
        /// For CI systems.
        case junit
    }

    /// The packs that were looked at, by path.
    public var packs: [String]
    /// How many rules were staged.
    public var rules: Int
    /// What was found.
    public var findings: [Finding]

    /// Puts a report together.
    public init(packs: [String], rules: Int, findings: [Finding]) {
        self.packs = packs
        self.rules = rules
        self.findings = findings
    }

    /// The report in a form.
    public func render(_ format: Format, isColoured: Bool = false) -> String {
        switch format {
        case .text:
            FindingsText(isColoured: isColoured).render(findings)
                + "\(Counted("pack", packs.count)), \(Counted("rule", rules)), \(Counted("finding", findings.count))\n"
        case .json:
            JSONValue.object([
                .init("packs", .array(packs.map(JSONValue.string))), .init("rules", .integer(rules)),
                .init("findings", FindingsJSON.list(findings)), .init("byCode", FindingsJSON.byCode(findings)),
            ]).pretty
        case .github: FindingsGitHub.render(findings)
        case .junit: FindingsJUnit.render(findings, checked: packs, suite: "check")
        }
    }
}
