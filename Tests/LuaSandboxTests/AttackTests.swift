import FoundationEssentials
import TestSupport
import Testing

@testable import LuaSandbox

/// Scripts that hang, crash, leak or escape under the usual precautions: each must end in the same stated way in this
/// process and in a worker, and leave nothing behind for the next one.
@Suite struct AttackTests {
    /// What a script came to.
    enum Outcome: Hashable {
        /// The value as text: what is not a number is not equal to itself.
        case value(String)
        case error(SandboxError)

        init(_ source: some Collection<UInt8>, _ isolation: Isolation) {
            do throws(SandboxError) {
                self = .value("\(try ScriptRunner.run(source: source, name: "attack.lua", isolation: isolation))")
            } catch {
                self = .error(error)
            }
        }

        /// The first words of the end, as the scripts state it.
        var end: String {
            switch self {
            case .value: "value"
            case .error(let error): error.limit.map { "limit: \($0)" } ?? "\(error.kind)"
            }
        }
    }

    static let witness = """
        local t = {}
        for k, v in pairs({ b = 2, a = 1, [3] = "c", [true] = "d" }) do t[#t + 1] = tostring(k) .. tostring(v) end
        table.sort(t)
        return { t, string.format("%5.2f|%-4s|%d", 2.5, ("x"):rep(3), #t), tostring(pairs), math.pi, ("é"):upper() }
        """

    static let fresh = Outcome(witness.utf8, .none)

    @Test func `every file states its end, and every class is there`() {
        #expect(AttackScript.all.map(\.name) == AttackScript.names)
        #expect(AttackScript.all.count >= 120)
        #expect(
            Set(AttackScript.all.map(\.kind)) == [
                "cpu", "memory", "c-library", "patterns", "parser", "gc", "metatables", "strings", "numbers", "escapes",
                "state", "results", "replies",
            ])
    }

    @Test(arguments: AttackScript.all.filter { !$0.isReply })
    func `an attack ends as it must, here and in a worker, and the next script is as good as new`(attack: AttackScript)
    {
        let worker = Isolation.process(WorkerPool(.init(program: BuiltPrograms.worker.path)))
        let here = Watchdog.watching { Outcome(attack.source, .none) }
        #expect(here.end == (attack.end.hasPrefix("value ") ? "value" : attack.end))
        #expect(Watchdog.watching { Outcome(attack.source, worker) } == here)
        #expect(Watchdog.watching { Outcome(attack.source, .none) } == here)
        #expect(Outcome(Self.witness.utf8, .none) == Self.fresh)
        #expect(Outcome(Self.witness.utf8, worker) == Self.fresh)
    }

    @Test func `a source text that is too long is not read`() {
        let long = [UInt8](repeating: 0x2D, count: 300_000)
        #expect(Outcome(long, .none).end == "limit: source")
        #expect(Outcome(long, .process(WorkerPool(.init(program: BuiltPrograms.worker.path)))).end == "limit: source")
    }
}
