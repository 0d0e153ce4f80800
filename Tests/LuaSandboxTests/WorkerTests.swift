import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import LuaSandbox

/// Scripts in worker processes: the same answers, and walls that stand.
@Suite struct WorkerTests {
    static let program = BuiltPrograms.worker.path

    static func settings(_ change: (inout WorkerPool.Settings) -> Void = { _ in }) -> WorkerPool.Settings {
        var settings = WorkerPool.Settings(program: program)
        change(&settings)
        return settings
    }

    /// What a script comes to, whole: value, nodes, counters, bytes of the reply, or the error.
    static func all(of script: String, _ isolation: Isolation) -> [String] {
        do {
            var sandbox = try Sandbox(isolation: isolation, owner: "test")
            try sandbox.loadPrelude(PreludeTests.prelude.utf8, name: "prelude.lua")
            try sandbox.loadMain(script.utf8, name: "script.lua")
            do {
                let reply = try sandbox.call("stage", [])
                return ["\(reply)", "\(sandbox.counters)", "\(sandbox.replyBytes())"]
            } catch {
                return ["\(error)", "\(sandbox.counters)"]
            }
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: [
        "return leaf('a') + leaf('b')", "return { 1, 2.5, 'x', { leaf('deep') } }", "return 1 +", "error('no')",
        "while true do end", "local t = {} for i = 1, 1e9 do t[i] = { i } end", "return type",
        "return ('x'):rep(1e9)", "local s = 'é' return { a = s, b = leaf(s) }",
        "local t = {} for i = 1, 5000 do t[i] = leaf('n' .. i) end return t",
        "local t, n = {}, 0 for i = 1, 5000 do t['k' .. i] = i end for k in pairs(t) do n = n + #k end return n",
    ])
    func `a worker answers to the byte as this process does, and counts the same`(script: String) {
        let pool = Isolation.process(WorkerPool(Self.settings()))
        let here = Self.all(of: script, .none)
        #expect(Self.all(of: script, pool) == here)
        #expect(Self.all(of: script, pool) == here)
    }

    @Test func `every wall that packs need stands`() throws {
        let walls = try WorkerPool(Self.settings()).walls()
        #expect(walls.isSuperset(of: .required))
        #expect(walls.names.first == "seccomp")
    }

    @Test func `what is no worker is refused with its path`() {
        #expect(throws: WorkerRefusal.notAWorker(program: "/bin/true")) {
            try WorkerPool(.init(program: "/bin/true")).walls()
        }
        #expect(throws: WorkerRefusal.cannotStart(program: "/no/such", reason: "No such file or directory")) {
            try WorkerPool(.init(program: "/no/such")).walls()
        }
    }

    @Test func `a snapshot is mapped into workers and can be changed by nobody`() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = try #require(SealedBytes(bytes))
        let worker = try WorkerProcess(Self.settings { $0.snapshot = sealed })
        #expect(worker.snapshotBytes == 100_000)
        worker.end()
        var byte: UInt8 = 1
        #expect(pwrite(sealed.descriptor, &byte, 1, 0) == -1)
        #expect(errno == EPERM)
        #expect(ftruncate(sealed.descriptor, 1) == -1)
        #expect(errno == EPERM)
        #expect(mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, sealed.descriptor, 0) == MAP_FAILED)
    }

    @Test func `a worker serves one owner only, and is used again for it`() throws {
        let pool = WorkerPool(Self.settings())
        let first = try pool.take(for: "one")
        let number = first.identifier
        pool.giveBack(first)
        let other = try pool.take(for: "two")
        #expect(other.identifier != number)
        let again = try pool.take(for: "one")
        #expect(again.identifier == number)
    }

    @Test func `a worker that has held its number of sandboxes is not used again`() throws {
        let pool = WorkerPool(Self.settings { $0.sandboxes = 2 })
        var numbers: [Int32] = []
        for _ in 0..<4 {
            let worker = try pool.take(for: "one")
            numbers.append(worker.identifier)
            pool.giveBack(worker)
        }
        #expect(numbers[0] == numbers[1])
        #expect(numbers[2] == numbers[3])
        #expect(numbers[1] != numbers[2])
    }

    @Test func `a waiting worker that was ended from outside costs nobody anything`() throws {
        let pool = WorkerPool(Self.settings())
        let worker = try pool.take(for: "test")
        kill(worker.identifier, SIGKILL)
        pool.giveBack(worker)
        #expect(
            try ScriptRunner.run(source: "return 1".utf8, name: "test", isolation: .process(pool)) == .int(1))
    }

    @Test func `a working worker that was ended from outside costs its script, with the signal`() throws {
        let pool = WorkerPool(Self.settings())
        let session = try WorkerSession(pool: pool, owner: "test", limits: Limits())
        kill(session.workerIdentifier, SIGKILL)
        #expect(throws: SandboxError(kind: .stopped, message: "the worker was ended by SIGKILL")) {
            try session.load(role: 2, module: "", name: "test", source: "return 1".utf8)
        }
    }

    @Test func `many threads share one pool`() async throws {
        let pool = WorkerPool(Self.settings { $0.idle = 2 })
        let answers = try await withThrowingTaskGroup(of: LuaValue.self) { group in
            for number in 0..<24 {
                group.addTask {
                    try ScriptRunner.run(
                        source: "return \(number)".utf8, name: "owner \(number % 3)", isolation: .process(pool))
                }
            }
            var answers: Set<LuaValue> = []
            for try await answer in group { answers.insert(answer) }
            return answers
        }
        #expect(answers == Set((0..<24).map { .int($0) }))
    }
}
