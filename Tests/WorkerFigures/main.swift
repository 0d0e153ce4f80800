// Prints what workers cost on this machine: `make figures`. It is part of no product and judges nothing.
//
// Arguments: the worker's program, then pack folders whose rules are staged.
import AidModel
import FoundationEssentials
import LuaSandbox
import RuleHost
import RuleModel

let arguments = CommandLine.arguments.dropFirst()
guard let program = arguments.first else { fatalError("usage: worker-figures WORKER PACK…") }
let rounds = 300

/// Milliseconds of each round, in order.
func milliseconds(_ rounds: Int, _ body: () throws -> Void) rethrows -> [Double] {
    var times: [Double] = []
    for _ in 0..<rounds {
        let time = try ContinuousClock().measure(body)
        times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
    }
    return times.sorted()
}

func show(_ name: String, _ times: [Double]) {
    func rounded(_ part: Int) -> String { "\((times[times.count * part / 100] * 1e3).rounded() / 1e3)" }
    print("\(name): median \(rounded(50)) ms, 95th percentile \(rounded(95)) ms")
}

func newPool(sandboxes: Int = 100_000) -> WorkerPool {
    var settings = WorkerPool.Settings(program: program)
    settings.sandboxes = sandboxes
    return WorkerPool(settings)
}

/// Proportional bytes of memory of every child process.
func proportionalBytes() -> [Int] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return folders.compactMap { folder -> Int? in
        guard let stat = FileManager.default.contents(atPath: "/proc/\(folder)/stat"),
            String(decoding: stat, as: UTF8.self).contains("(rule-worker)"),
            let text = FileManager.default.contents(atPath: "/proc/\(folder)/smaps_rollup")
        else { return nil }
        let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Pss:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }
}

show("worker started, walled in and ready", try milliseconds(rounds) { _ = try newPool().walls() })
let pool = newPool()
show(
    "one script in a warm worker, state and all",
    try milliseconds(rounds) {
        _ = try ScriptRunner.run(source: "return 1".utf8, name: "one", isolation: .process(pool))
    })
show(
    "the same in this process",
    try milliseconds(rounds) { _ = try ScriptRunner.run(source: "return 1".utf8, name: "one") })

guard let day = CalendarDate("2021-06-15") else { fatalError("the day is a day") }
for path in arguments.dropFirst() {
    guard let pack = PackLoader.load(path).pack else { fatalError("no pack at \(path)") }
    let pool = newPool()
    for file in pack.rules {
        let apart = Stager(pack: pack, isolation: .process(pool))
        show("\(pack.id) \(file.path) staged, worker warm", milliseconds(rounds) { _ = apart.stage(file, asOf: day) })
        let here = Stager(pack: pack)
        show("\(pack.id) \(file.path) staged in this process", milliseconds(rounds) { _ = here.stage(file, asOf: day) })
    }
    print("\(pack.id): proportional memory of its worker afterwards, bytes: \(proportionalBytes())")
}
