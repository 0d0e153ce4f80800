// Concord as one of the engines that `make bench` compares. It is part of no product.
//
// Usage: bench-peer WORKER WORKLOAD DATA ANSWERS PACKS…
//
// It stages the rules of the packs in a worker, binds the made-up records of DATA, writes what it answered in each mode to
// ANSWERS.MODE, and says in one line of JSON how it came there. Then it times a mode for each line `MODE` that it reads.
import RuleHost

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 5 else { fatalError("usage: bench-peer WORKER WORKLOAD DATA ANSWERS PACKS…") }
let stage = Stage(worker: arguments[0], packs: Array(arguments[4...]))
let workload: any Workload =
    switch arguments[1] {
    case "decision": DecisionWorkload(Households(path: arguments[2]), stage)
    case "scaling": DecisionWorkload(Households(path: arguments[2]), stage, truthAlone: true)
    case "population": PopulationWorkload(Households(path: arguments[2]), stage)
    case "overlap": OverlapWorkload(PlannedActivities(path: arguments[2]), stage)
    default: fatalError("no workload `\(arguments[1])`")
    }
let modes = workload.modes
for mode in modes { write(mode.answers(), to: "\(arguments[3]).\(mode.name)") }
say(
    [
        "modes": .names(modes.map(\.name)), "stagingMilliseconds": .numbers(stage.milliseconds),
        "bindingNanoseconds": .numbers([workload.bindingNanoseconds]),
    ])
while let name = readLine() {
    guard let mode = modes.first(where: { $0.name == name }) else { fatalError("no mode `\(name)`") }
    say(["nanoseconds": .numbers(mode.round())])
}
