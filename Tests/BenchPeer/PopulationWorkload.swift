import RuleHost
import RuleModel

/// All households against the rules of twelve packs: a pack says no before it says unknown, and unknown before yes.
struct PopulationWorkload: Workload {
    let bindingNanoseconds: Double
    private let households: Households
    private let packs: [[BoundRule]]

    init(_ households: Households, _ stage: Stage) {
        self.households = households
        var packs: [[BoundRule]] = []
        let time = nanoseconds {
            packs = stage.rules.map { pack in
                pack.rules.map { BoundRule(stage.graph($0), binding: households, asOf: Stage.day) }
            }
        }
        self.packs = packs
        bindingNanoseconds = time / Double(households.subjects.count)
    }

    var modes: [Mode] {
        let asked = Double(households.subjects.count * packs.count)
        return [
            Mode(name: "truth", answers: answers, round: { [steadyNanoseconds { keep(counts(letters())) } / asked] })
        ]
    }

    /// What each pack says of each household: 0 no, 1 unknown, 2 yes.
    private func letters() -> [[UInt8]] {
        packs.map { rules in
            var least = [UInt8](repeating: 2, count: households.subjects.count)
            for rule in rules {
                let truths = rule.answers()[0].truths
                for row in least.indices { least[row] = min(least[row], Self.rank(truths[row])) }
            }
            return least
        }
    }

    private static func rank(_ truth: UInt8) -> UInt8 {
        truth == Truth.yes.rawValue ? 2 : (truth == Truth.no.rawValue ? 0 : 1)
    }

    /// For each pack and area how many noes, unknowns and yeses.
    private func counts(_ letters: [[UInt8]]) -> [[Int]] {
        let places = households.areaNumbers
        return letters.map { pack in
            var counts = [Int](repeating: 0, count: households.areaNames.count * 3)
            for row in pack.indices { counts[places[row] * 3 + Int(pack[row])] += 1 }
            return counts
        }
    }

    private func answers() -> [String] {
        let letters = letters()
        let words = households.subjects.indices.map { row in letters.map { ["n", "u", "y"][Int($0[row])] }.joined() }
        let counts = counts(letters)
        let lines = counts.indices.flatMap { pack in
            households.areaNames.indices.map { area in
                "\(pack) \(households.areaNames[area]) "
                    + counts[pack][area * 3..<area * 3 + 3].map(String.init).joined(separator: " ")
            }
        }
        return words + lines
    }
}
