/// Runs one Lua text that belongs to no pack, with the plain language only.
public enum ScriptRunner {
    /// The value the text returns. `name` is what errors show as its file.
    public static func run(
        source: some Collection<UInt8>, name: String, limits: Limits = Limits(), isolation: Isolation = .none
    ) throws(SandboxError) -> LuaValue {
        var sandbox = try Sandbox(limits: limits, isolation: isolation, owner: name)
        return try sandbox.run(source: source, name: name)
    }
}
