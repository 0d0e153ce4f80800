import Findings
import RuleModel

/// Why a rule cannot be staged: one thing, or several that are wrong by themselves.
struct StagingFault: Error {
    /// One of the things that are wrong.
    struct Part {
        let finding: Finding
        /// Whether its line alone is known.
        let needsColumn: Bool

        init(_ finding: Finding, needsColumn: Bool = false) {
            (self.finding, self.needsColumn) = (finding, needsColumn)
        }
    }

    /// What the fault lies in.
    enum Reason {
        /// What the pack says: its texts, the checks, the graph, or an error that Lua raises.
        case rule
        /// The run came to a limit.
        case limit
        /// The process that the rule ran in stopped, or gave a reply that is none.
        case worker
    }

    let parts: [Part]
    let reason: Reason
    /// What the rule had said of itself by then.
    private(set) var header: RuleHeader?

    init(_ finding: Finding) { self.init([Part(finding)]) }

    init(_ parts: [Part], reason: Reason = .rule) { (self.parts, self.reason) = (parts, reason) }

    var findings: [Finding] { parts.map(\.finding) }

    /// What the answers give as the cause that it cannot be told.
    var cause: Cause { reason == .limit ? .limit : .error }

    /// Whether the pack is refused for it. A run that comes to an end from outside says nothing about the policy: once the
    /// rule has said what it is asked about, its subjects get answers that cannot be told. Before that, no answer at all
    /// could stand for it, and silence would read as none.
    var refusesPack: Bool { reason == .rule || header == nil }

    /// The same of a rule that had said what it is.
    func of(_ header: RuleHeader?) -> StagingFault {
        var fault = self
        fault.header = header
        return fault
    }

    /// The same with the places of another that says the same, one by one.
    func placed(by other: StagingFault) -> StagingFault {
        let isSame = parts.elementsEqual(other.parts) {
            $0.finding.code == $1.finding.code && $0.finding.message == $1.finding.message
        }
        guard isSame else { return self }
        let placed = zip(parts, other.parts).map { $0.needsColumn ? $1 : $0 }
        return StagingFault(placed, reason: reason).of(header)
    }
}
