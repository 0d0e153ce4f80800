/// A path with `*` for any letters but `/`.
struct GlobPattern: Hashable, Sendable {
    private let parts: [Substring]

    init(_ pattern: String) {
        parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    }

    /// Whether the whole path is of this form.
    func matches(_ path: String) -> Bool {
        guard let first = parts.first, path.hasPrefix(first) else { return false }
        return Self.matches(path.dropFirst(first.count), parts.dropFirst())
    }

    private static func matches(_ rest: Substring, _ parts: ArraySlice<Substring>) -> Bool {
        guard let part = parts.first else { return rest.isEmpty }
        var start = rest.startIndex
        while true {
            let tail = rest[start...]
            if tail.hasPrefix(part), matches(tail.dropFirst(part.count), parts.dropFirst()) { return true }
            guard start < rest.endIndex, rest[start] != "/" else { return false }
            start = rest.index(after: start)
        }
    }
}
