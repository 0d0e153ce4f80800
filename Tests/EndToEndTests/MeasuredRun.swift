import Foundation
import TestSupport

/// One run of a program that is ended at a deadline, with what it and its own children used.
struct MeasuredRun: Sendable {
    /// What it wrote on standard output.
    let output: String
    /// How it ended; -1 when a signal ended it.
    let status: Int32
    /// Seconds of processor time, its children's included.
    let processorSeconds: Double
    /// Bytes of memory of the greatest of these processes at its greatest.
    let peakBytes: Int
    /// Whether the deadline ended it.
    let isLate: Bool

    /// What stands for a run whose figures are not there.
    struct NoFigures: Error {}

    /// Runs a program with an empty environment.
    init(_ program: URL, _ arguments: [String], deadlineSeconds: Int) throws {
        let scratch = try ScratchFolder()
        let figures = try scratch.write("", to: "figures")
        let run = try CommandLineRun(
            ["--measured", "\(deadlineSeconds)", figures.path, program.path] + arguments,
            program: BuiltPrograms.hostileWorker)
        let numbers = String(decoding: try Data(contentsOf: figures), as: UTF8.self).split(separator: " ").compactMap {
            Double($0)
        }
        guard run.status == 0, numbers.count == 4 else { throw NoFigures() }
        output = run.output
        isLate = numbers[0] != 0
        status = Int32(numbers[1])
        processorSeconds = numbers[2]
        peakBytes = Int(numbers[3]) * 1024
    }
}
