import LuaSyntax
import TestSupport

/// Makes broken Lua out of Lua: bytes and tokens dropped, doubled, swapped and replaced.
struct Mutation {
    var random: SplitMix
    /// Bytes that mean something to Lua, and some that mean nothing.
    private static let bytes = Array("()[]{}<>=~:;,.#\"'\\-+*/%^&|!?$@ \n\r\t0159aexpzu_".utf8) + [0, 0x1B, 0xC3, 0xFF]
    private static let words = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while", "...", "..", "==", "~=", "<=", "<<", "//",
        "::", "::a::", "goto a", "break;", "(", ")", "{", "}", "[", "]", "[[", "]]", "--[[", "]=]", ";", ",", "=", ":",
        ".", "x", "self", "<const>", "<close>", "1", "0x", "1e", "3.", ".5", "'s'", "\"", "'\\u{7FFFFFFF}'", "'\\256'",
        "'\\z  '", "local x <const> = 1", "x = 2", "_ENV", "function f(...) end", "#",
    ]

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// One mutation, or a few on top of each other.
    mutating func mutated(_ text: [UInt8], _ tokens: [Token]) -> [UInt8] {
        var bytes = random.chance(70) ? ofTokens(text, tokens) : ofBytes(text)
        while random.chance(25) { bytes = ofBytes(bytes) }
        return bytes
    }

    private mutating func ofBytes(_ text: [UInt8]) -> [UInt8] {
        var bytes = text
        let at = random.below(bytes.count + 1)
        switch random.below(5) {
        case 0 where at < bytes.count: bytes.remove(at: at)
        case 1 where at < bytes.count: bytes[at] = random.one(of: Self.bytes)
        case 2: bytes.removeLast(bytes.count - at)
        case 3 where at < bytes.count: bytes.insert(bytes[at], at: at)
        default: bytes.insert(random.one(of: Self.bytes), at: at)
        }
        return bytes
    }

    private mutating func ofTokens(_ text: [UInt8], _ tokens: [Token]) -> [UInt8] {
        let token = random.one(of: tokens)
        let other = random.one(of: tokens)
        var bytes = text
        switch random.below(6) {
        case 0: bytes.removeSubrange(token.range)
        case 1: bytes.replaceSubrange(token.range, with: random.one(of: Self.words).utf8)
        case 2: bytes.insert(contentsOf: " \(random.one(of: Self.words)) ".utf8, at: token.start)
        case 3: bytes.replaceSubrange(token.range, with: text[other.range])
        case 4: bytes.insert(contentsOf: [0x20] + text[other.range] + [0x20], at: token.start)
        default:
            let (first, second) = token.start < other.start ? (token, other) : (other, token)
            bytes.removeSubrange(first.start..<second.end)
        }
        return bytes
    }
}
