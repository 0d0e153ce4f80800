/// A plain value on its way into a script or out of it.
public enum LuaValue: Hashable, Sendable {
    /// Lua's `nil`.
    case `nil`
    /// True or false.
    case bool(Bool)
    /// A whole number.
    case int(Int64)
    /// A floating-point number; every NaN comes out as the same one.
    case double(Double)
    /// A text; bytes that are not UTF-8 come out as replacement characters.
    case string(String)
    /// A list from 1 without gaps; also what an empty table comes out as.
    case array([LuaValue])
    /// A table whose keys are texts; it comes out in ascending byte order of its keys, each once.
    case table([Entry])
    /// A node of the rule graph, by its index in the reply's arena.
    case node(UInt32)

    /// One key of a table and its value.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: LuaValue

        /// Makes an entry.
        public init(key: String, value: LuaValue) {
            self.key = key
            self.value = value
        }
    }

    /// The value of a key when this is a table that has it.
    public subscript(key: String) -> LuaValue? {
        guard case .table(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }
}
