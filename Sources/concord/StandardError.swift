import Glibc

/// Text for people that is not the answer.
enum StandardError {
    static func write(_ text: String) {
        var rest = text[...]
        while !rest.isEmpty {
            let written = rest.withUTF8 { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = Substring(decoding: Array(rest.utf8.dropFirst(written)), as: UTF8.self)
        }
    }
}
