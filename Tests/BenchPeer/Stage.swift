import AidModel
import Findings
import LuaSandbox
import RuleHost
import RuleModel

/// The rules of some packs, staged in a worker as the product stages them.
final class Stage {
    /// The day that all questions are about.
    static let day = CalendarDate(dayNumber: 18_793)

    /// The rules of one pack, by the names of their files.
    private(set) var rules: [(pack: String, rules: [EvaluableRule])] = []
    /// How long each rule took once the worker was warm.
    private(set) var milliseconds: [Double] = []

    /// Stages everything; a finding ends the program, because a benchmark of half the rules says nothing.
    init(worker: String, packs: [String]) {
        let pool = WorkerPool(.init(program: worker))
        for path in packs {
            let (pack, findings) = PackLoader.load(path)
            guard let pack, !findings.contains(where: { $0.severity == .error }) else {
                fatalError("\(path): \(findings.map(\.message))")
            }
            let stager = Stager(pack: pack, isolation: .process(pool))
            _ = pack.rules.first.map { stager.stage($0, asOf: Self.day) }
            let staged = pack.rules.sorted { $0.path < $1.path }.map { file in
                var rule: StagedRule?
                var faults: [String] = []
                milliseconds.append(
                    nanoseconds {
                        let answer = stager.stage(file, asOf: Self.day)
                        (rule, faults) = (answer.rule, answer.findings.map { "\($0.message) \($0.help ?? "")" })
                    } / 1e6)
                guard let rule else { fatalError("\(path)/\(file.path): \(faults)") }
                return EvaluableRule(rule, of: pack)
            }
            rules.append((pack.id, staged))
        }
    }

    /// The graph of a rule.
    func graph(_ rule: EvaluableRule) -> RuleGraph {
        guard case .graph(let graph) = rule.outcome else { fatalError("\(rule.id) was not staged") }
        return graph
    }

    /// A rule by its id.
    func rule(_ id: String) -> EvaluableRule {
        guard let rule = rules.flatMap(\.rules).first(where: { $0.id == id }) else { fatalError("no rule \(id)") }
        return rule
    }

    /// A rule ready to explain the subjects of a binding.
    func prepared(_ rule: EvaluableRule, _ binding: any SubjectBinding, file: String) -> PreparedRule {
        var source = Source()
        source.dataset = "households"
        source.fileName = file
        source.publisher = "made up"
        let moment = RuleHost.Moment(snapshotHash: "", asOf: Self.day, knownAt: nil, sources: [source])
        return PreparedRule(rule, binding: binding, at: moment)
    }
}
