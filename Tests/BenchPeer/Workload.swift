import FoundationEssentials
import Glibc

/// A question that several engines are asked about the same records.
protocol Workload {
    /// The ways in which Concord answers it.
    var modes: [Mode] { get }
    /// How long it took to read the facts, for each record asked about.
    var bindingNanoseconds: Double { get }
}

/// One way of answering, as it is checked and as it is timed.
struct Mode {
    /// What the table calls it.
    var name: String
    /// The answers, one line for each record, in the form in which all engines write them.
    var answers: () -> [String]
    /// Nanoseconds for one answer: of each that was timed by itself, or one mean of all together.
    var round: () -> [Double]
}

/// How long some work takes, in nanoseconds.
func nanoseconds(_ work: () -> Void) -> Double {
    let (seconds, attoseconds) = ContinuousClock().measure(work).components
    return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
}

/// How much time of its processors this process takes for some work, repeated until the clock's own steps do not show.
func steadyNanoseconds(_ work: () -> Void) -> Double {
    func taken() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
    let first = taken()
    work()
    let times = min(max(Int(5e7 / max(taken() - first, 1)), 1), 10_000)
    let start = taken()
    for _ in 0..<times { work() }
    return (taken() - start) / Double(times)
}

/// Keeps the optimiser from leaving out work whose result nobody reads.
@inline(never)
func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }

/// A value in what is said to the harness.
enum Said {
    case names([String])
    case numbers([Double])

    var json: String {
        switch self {
        case .names(let names): "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        case .numbers(let numbers): "[" + numbers.map { "\($0)" }.joined(separator: ",") + "]"
        }
    }
}

/// Says one line.
func say(_ values: [String: Said]) {
    let parts = values.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value.json)" }
    print("{\(parts.joined(separator: ","))}")
    fflush(nil)
}

func write(_ lines: [String], to path: String) {
    let text = lines.map { $0 + "\n" }.joined()
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
        fatalError("cannot write \(path)")
    }
}

/// The lines of a table after its first, split at commas; it knows no quotes, and the made-up records need none.
func table(_ path: String) -> [[Substring]] {
    guard let data = FileManager.default.contents(atPath: path) else { fatalError("cannot read \(path)") }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
    }
}
