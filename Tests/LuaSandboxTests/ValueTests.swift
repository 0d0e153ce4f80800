import Testing

@testable import LuaSandbox

@Suite struct ValueTests {
    static let values: [LuaValue] = [
        .nil, .bool(true), .bool(false), .int(0), .int(.min), .int(.max), .double(0.1), .double(-0.0),
        .double(.infinity),
        .double(.leastNonzeroMagnitude), .double(.greatestFiniteMagnitude), .string(""), .string("naïve \u{0} 𝄞"),
        .array([]), .array([.int(1), .string("two"), .array([.bool(false)])]),
        .table([
            .init(key: "", value: .int(1)), .init(key: "a", value: .array([.table([.init(key: "b", value: .int(2))])])),
        ]),
    ]

    static let echo = "host.entry('echo', function(...) return (...) end)"

    @Test(arguments: values)
    func `a value comes back as it went in`(value: LuaValue) throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(Self.echo.utf8, name: "prelude.lua")
        #expect(try sandbox.call("echo", [value]).value == value)
    }

    @Test func `a table comes out in the byte order of its keys`() throws {
        let value = try ScriptRunner.run(source: "return { b = 1, B = 2, a = 3 }".utf8, name: "t.lua")
        #expect(
            value
                == .table([
                    .init(key: "B", value: .int(2)), .init(key: "a", value: .int(3)), .init(key: "b", value: .int(1)),
                ]))
        #expect(value["a"] == .int(3))
        #expect(value["c"] == nil)
    }

    @Test func `every nan is the same one`() throws {
        for source in ["return 0/0", "return -(0/0)", "return math.huge - math.huge"] {
            let value = try ScriptRunner.run(source: source.utf8, name: "n.lua")
            guard case .double(let number) = value else {
                Issue.record("not a number of floating point: \(value)")
                continue
            }
            #expect(number.bitPattern == Double.nan.bitPattern)
        }
    }

    @Test func `a node that does not exist is refused as an argument`() throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(Self.echo.utf8, name: "prelude.lua")
        #expect(throws: SandboxError(kind: .usage, message: "the arguments are not well formed")) {
            try sandbox.call("echo", [.node(0)])
        }
    }

    @Test func `an entry that does not exist is refused`() throws {
        var sandbox = try Sandbox()
        #expect(throws: SandboxError(kind: .usage, message: "there is no entry of this name")) {
            try sandbox.call("stage", [])
        }
    }
}
