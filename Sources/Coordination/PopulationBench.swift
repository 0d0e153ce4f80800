import AidModel
import Rendering
import RuleHost
import RuleModel
import RuleTooling

/// Times all rules about one kind of subject together: from the subjects, nothing read of them yet, to how many each rule
/// says yes, no and unknown of.
struct PopulationBench {
    /// The sizes at which scaling is measured.
    static let sizes = [1_000, 10_000, 100_000, 1_000_000]

    let kind: Subject.Kind
    let graphs: [RuleGraph]
    let asOf: CalendarDate
    let rounds: Int

    /// The figures over some subjects, on one thread and on several.
    func figures(_ binding: any SubjectBinding, threads: Int) -> BenchReport.Population {
        let questions = Population(graphs, binding: binding, asOf: asOf).questionCount
        return BenchReport.Population(
            subject: kind.rawValue, rules: graphs.count, questions: questions, subjects: binding.subjects.count,
            threads: threads, alone: seconds(binding, threads: 1), together: seconds(binding, threads: threads))
    }

    /// How long made-up subjects take at rising sizes, on one thread.
    func scaling() -> BenchReport.Scaling {
        var scaling = BenchReport.Scaling()
        for size in Self.sizes {
            guard let binding = GeneratedSubjects(for: graphs, of: kind, count: size, asOf: asOf) else { continue }
            scaling.add(size, seconds: seconds(binding, threads: 1))
        }
        return scaling
    }

    private func seconds(_ binding: any SubjectBinding, threads: Int) -> Double {
        let times = (0..<rounds).map { _ in
            let time = ContinuousClock().measure {
                _ = Population(graphs, binding: binding, asOf: asOf).counts(threads: threads)
            }
            return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        }
        return times.sorted()[rounds / 2]
    }
}
