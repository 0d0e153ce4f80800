import Testing

@testable import LuaSandbox

/// Scripts that hang, crash, leak or escape under the usual precautions: each must end in the same stated way every time,
/// with the host alive and the next sandbox as good as new.
@Suite struct AttackTests {
    /// How a script must end.
    enum End: Equatable {
        case value(LuaValue)
        case error
        case syntax
        case type
        case limit(SandboxError.Limit)
    }

    struct Attack: Sendable, CustomTestStringConvertible {
        var name: String
        var script: String
        var end: End

        init(_ name: String, _ script: String, _ end: End) {
            self.name = name
            self.script = script
            self.end = end
        }

        var testDescription: String { name }
    }

    static func outcome(_ script: String, limits: Limits = Limits()) -> End {
        do throws(SandboxError) {
            return .value(try ScriptRunner.run(source: script.utf8, name: "attack.lua", limits: limits))
        } catch {
            switch error.kind {
            case .syntax: return .syntax
            case .type: return .type
            case .limit: return error.limit.map { .limit($0) } ?? .error
            case .error, .refused, .usage, .stopped, .reply: return .error
            }
        }
    }

    static let witness =
        "local t = {} for k, v in pairs({ b = 2, a = 1, [3] = 'c' }) do t[#t + 1] = tostring(k) .. tostring(v) end return t"

    @Test(arguments: Attacks.all)
    func `an attack ends as it must, the same way twice`(attack: Attack) throws {
        Watchdog.arm()
        #expect(Self.outcome(attack.script) == attack.end)
        #expect(Self.outcome(attack.script) == attack.end)
        let after = try ScriptRunner.run(source: Self.witness.utf8, name: "witness.lua")
        #expect(after == .array([.string("3c"), .string("a1"), .string("b2")]))
    }
}
