public import AidModel
public import Findings
public import RuleModel

extension Stager {
    /// Stages a rule and goes on past misspelt names, so that one run tells as much as there is to tell.
    ///
    /// A name that nothing has ends a staging. Where another name is near enough to be meant, the rule is staged again
    /// as if the misspelt one were that one, with its type and unit: what is found then is wrong by itself.
    ///
    /// - Returns: the rule when nothing is wrong, else everything that was found, each at its place.
    public func stageThroughout(_ file: PackFile, asOf: CalendarDate) -> (rule: StagedRule?, findings: [Finding]) {
        var stager = self
        var findings: [Finding] = []
        for _ in 0..<Self.mostMisspelt {
            let (rule, found) = stager.stage(file, asOf: asOf)
            findings += found
            guard found.count == 1, let name = Misspelling(found[0]) else {
                return (findings.isEmpty ? rule : nil, Set(findings).sorted())
            }
            guard let next = stager.taking(name) else { break }
            stager = next
        }
        return (nil, Set(findings).sorted())
    }

    /// The most misspelt names of one file that are told in one run.
    private static let mostMisspelt = 32

    /// A stager that takes a misspelt name for the one that is meant; `nil` when it already does.
    private func taking(_ name: Misspelling) -> Stager? {
        var (pack, registry) = (pack, registry)
        switch name.code {
        case "unknown-indicator":
            guard registry[name.written] == nil, var meant = registry[name.meant] else { return nil }
            meant.id = name.written
            registry = registry.adding([meant])
        case "unknown-judgement":
            guard pack.input(.judgement, name.written) == nil, var meant = pack.input(.judgement, name.meant) else {
                return nil
            }
            meant.name = name.written
            pack.inputs.append(meant)
        default:
            guard !pack.parameters.contains(where: { $0.name == name.written }),
                var meant = pack.parameters.first(where: { $0.name == name.meant })
            else { return nil }
            meant.name = name.written
            pack.parameters.append(meant)
        }
        return Stager(pack: pack, registry: registry, isolation: isolation)
    }
}

/// A name that nothing has, and the one that is most likely meant, as a finding names both.
private struct Misspelling {
    let code: String
    let written: String
    let meant: String

    init?(_ finding: Finding) {
        guard ["unknown-indicator", "unknown-judgement", "unknown-parameter"].contains(finding.code),
            let help = finding.help, help.hasPrefix("did you mean"), let written = Self.quoted(finding.message).last,
            let meant = Self.quoted(help).first
        else { return nil }
        (code, self.written, self.meant) = (finding.code, written, meant)
    }

    private static func quoted(_ text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
