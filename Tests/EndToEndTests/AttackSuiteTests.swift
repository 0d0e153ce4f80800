import Foundation
import Synchronization
import TestSupport
import Testing

/// Every attack through the door that others have: `concord run`, as a child process with a deadline.
///
/// `make attack` runs this with the optimised programs, twenty times each, and holds them to their processor time.
@Suite struct AttackSuiteTests {
    static let environment = ProcessInfo.processInfo.environment
    static let rounds = environment["CONCORD_ATTACK_ROUNDS"].flatMap(Int.init) ?? 2
    static let programs = environment["CONCORD_PROGRAMS"].map { URL(filePath: $0) } ?? BuiltPrograms.folder
    /// Seconds of processor time an attack may cost; only held to when asked, with the machine to itself.
    static let mostSeconds = environment["CONCORD_ATTACK_SECONDS"].flatMap(Double.init)
    static let mostBytes = 64 << 20

    @Test(arguments: AttackScript.all)
    func `an attack ends as it must every time, within its memory, with the host alive`(attack: AttackScript) throws {
        var arguments = ["run", attack.file.path, "--quiet"]
        if attack.isReply { arguments += ["--worker", Self.programs.appending(path: "hostile-worker").path] }
        var outputs: Set<String> = []
        for _ in 0..<Self.rounds {
            let run = try MeasuredRun(Self.programs.appending(path: "concord"), arguments, deadlineSeconds: 20)
            #expect(!run.isLate)
            #expect([0, 1, 3].contains(run.status), "the host itself was ended")
            #expect(run.peakBytes <= Self.mostBytes)
            if let most = Self.mostSeconds { #expect(run.processorSeconds <= most) }
            #expect(try Self.end(run) == attack.end)
            outputs.insert(run.output)
            Self.worst.withLock { $0.take(run, of: attack) }
        }
        #expect(outputs.count == 1)
    }

    /// The end in the words that the scripts state it in.
    static func end(_ run: MeasuredRun) throws -> String {
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8), options: .fragmentsAllowed)
        if run.status != 0, let error = (value as? [String: Any])?["error"] as? [String: Any] {
            return error["kind"] as? String ?? ""
        }
        let compact = try JSONSerialization.data(
            withJSONObject: value, options: [.fragmentsAllowed, .withoutEscapingSlashes])
        return "value " + String(decoding: compact, as: UTF8.self)
    }

    /// The most that any run took.
    struct Worst {
        var seconds = (0.0, "")
        var bytes = (0, "")

        mutating func take(_ run: MeasuredRun, of attack: AttackScript) {
            let isSlower = run.processorSeconds > seconds.0
            if isSlower { seconds = (run.processorSeconds, attack.name) }
            let isLarger = run.peakBytes > bytes.0
            if isLarger { bytes = (run.peakBytes, attack.name) }
            guard isSlower || isLarger, AttackSuiteTests.mostSeconds != nil else { return }
            print("most so far: \(seconds.0) s (\(seconds.1)), \(bytes.0 >> 20) MiB (\(bytes.1))")
        }
    }

    static let worst = Mutex(Worst())
}
