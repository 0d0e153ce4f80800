public import AidModel
public import Findings
public import RuleModel

/// What staging one rule under one set of parameters came to.
public struct StagingOutcome: Sendable {
    /// The rule when nothing is wrong.
    public var rule: StagedRule?
    /// The rule as evaluation takes it; `nil` where it did not come as far as saying what it is asked about.
    public var evaluable: EvaluableRule?
    /// Everything that was found wrong, each at its place.
    public var findings: [Finding] = []
    /// Whether the pack is refused for it.
    public var refusesPack = false
}

extension Stager {
    /// Stages a rule and goes on past misspelt names, so that one run tells as much as there is to tell.
    ///
    /// A name that nothing has ends a staging. Where another name is near enough to be meant, the rule is staged again
    /// as if the misspelt one were that one, with its type and unit: what is found then is wrong by itself.
    ///
    /// A rule whose run comes to a limit, or whose worker stops, once it has said what it is does not refuse its pack: it
    /// answers for each of its subjects that it cannot be told.
    public func stageThroughout(_ file: PackFile, asOf: CalendarDate) -> StagingOutcome {
        var stager = self
        var faults: [StagingFault] = []
        for _ in 0..<Self.mostMisspelt {
            do {
                let rule = try stager.attempt(file, asOf)
                if faults.isEmpty { return StagingOutcome(rule: rule, evaluable: EvaluableRule(rule, of: pack)) }
                break
            } catch {
                faults.append(error)
                guard error.parts.count == 1, let name = Misspelling(error.parts[0].finding),
                    let next = stager.taking(name)
                else { break }
                stager = next
            }
        }
        return StagingOutcome(
            evaluable: faults.first.flatMap { evaluable(file, failedBy: $0) },
            findings: Set(faults.flatMap(\.findings)).sorted(), refusesPack: faults.contains(where: \.refusesPack))
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
        return Stager(self, pack: pack, registry: registry)
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
