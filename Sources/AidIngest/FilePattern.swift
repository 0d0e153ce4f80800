/// A path under a folder in which `*` stands for any letters but `/`.
struct FilePattern: Hashable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Whether a path under the folder is meant.
    func matches(_ path: String) -> Bool {
        let pattern = Array(text.utf8)
        let letters = Array(path.utf8)
        var p = 0
        var l = 0
        // Where to go on when the last `*` has to take one more letter.
        var star: (pattern: Int, letters: Int)?
        while l < letters.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p + 1, l)
                p += 1
            } else if p < pattern.count, pattern[p] == letters[l] {
                p += 1
                l += 1
            } else if let last = star, letters[last.letters] != UInt8(ascii: "/") {
                star = (last.pattern, last.letters + 1)
                p = last.pattern
                l = last.letters + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
