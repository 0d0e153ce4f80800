import FoundationEssentials
import Testing

@testable import LuaSandbox

@Suite struct LifetimeTests {
    /// Resident bytes of this process.
    static func resident() throws -> Int {
        let text = try String(decoding: Data(contentsOf: URL(filePath: "/proc/self/statm")), as: UTF8.self)
        let fields = text.split(separator: " ")
        return (Int(fields[1]) ?? 0) * 4096
    }

    static func useOne(_ round: Int) throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(PreludeTests.prelude.utf8, name: "prelude.lua")
        let source = round % 2 == 0 ? "return leaf('a') + leaf('b')" : "local t = { leaf('a') } error('no')"
        try sandbox.loadMain(source.utf8, name: "r.lua")
        _ = try? sandbox.call("stage", [])
    }

    /// Other tests of the same process grow and shrink beside this one; a leak here would show in every round.
    @Test func `ten thousand sandboxes leave no memory behind`() throws {
        for round in 0..<2_000 { try Self.useOne(round) }
        var growths: [Int] = []
        for _ in 0..<10 {
            let before = try Self.resident()
            for round in 0..<1_000 { try Self.useOne(round) }
            growths.append(try Self.resident() - before)
        }
        #expect(growths.contains { $0 < 256 << 10 })
    }

    @Test func `a sandbox starts small and counts what it uses`() throws {
        var sandbox = try Sandbox()
        #expect(sandbox.counters.liveBytes < 40_000)
        #expect(sandbox.counters.instructions == 0)
        _ = try sandbox.run(source: "local n = 0 for i = 1, 100000 do n = n + i end return n".utf8, name: "r.lua")
        #expect((200_000...201_000).contains(sandbox.counters.instructions))
    }

    @Test func `limits too small for the language itself do not crash`() throws {
        for bytes in stride(from: 0, to: 60_000, by: 997) {
            var limits = Limits()
            limits.liveBytes = bytes
            let script = "local t = {} for i = 1, 1000 do t[i] = 'x' .. i end return #t"
            var ended = false
            do throws(SandboxError) {
                #expect(try ScriptRunner.run(source: script.utf8, name: "r.lua", limits: limits) == .int(1000))
                ended = true
            } catch {
                #expect(error.limit == .memory)
                ended = true
            }
            #expect(ended)
        }
    }
}
