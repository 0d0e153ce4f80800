import Findings
import Yams

/// The text of a document and the way from the parser's marks to places in it.
struct YAMLSource {
    let text: String
    let file: String
    private let bytes: [UInt8]
    /// Where each Unicode scalar starts, then the end: the parser counts columns in scalars.
    private let scalars: [Int]
    /// Which scalar each line starts with as the parser counts lines: it takes NEL, LS and PS for line ends too.
    private let parserLines: [Int]
    /// Where each line starts as editors count them: LF, CR LF, CR.
    private let editorLines: [Int]

    init(_ text: String, file: String) {
        let isMarked = text.utf8.starts(with: [0xEF, 0xBB, 0xBF])
        let bytes = Array(isMarked ? text.utf8.dropFirst(3) : text.utf8[...])
        self.bytes = bytes
        self.text = isMarked ? String(decoding: bytes, as: UTF8.self) : text
        self.file = file
        scalars = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
        editorLines = [0] + bytes.indices.filter { Self.isLineEnd(bytes, at: $0) }.map { $0 + 1 }
        parserLines = Self.parserLines(bytes, scalars: scalars)
    }

    /// Whether a line ends with the byte at `index`: LF, or CR that no LF follows.
    private static func isLineEnd(_ bytes: [UInt8], at index: Int) -> Bool {
        bytes[index] == 0x0A || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
    }

    private static func parserLines(_ bytes: [UInt8], scalars: [Int]) -> [Int] {
        var lines = [0]
        for (index, (start, end)) in zip(scalars, scalars.dropFirst()).enumerated() {
            let isBreak =
                switch bytes[start] {
                case 0x0A, 0x0D: isLineEnd(bytes, at: start)
                case 0xC2: end - start == 2 && bytes[start + 1] == 0x85
                case 0xE2: end - start == 3 && bytes[start + 1] == 0x80 && bytes[start + 2] & 0xFE == 0xA8
                default: false
                }
            if isBreak { lines.append(index + 1) }
        }
        return lines
    }

    /// The byte that a mark stands at.
    private func offset(of mark: Mark) -> Int {
        guard mark.line >= 1, mark.line <= parserLines.count else { return bytes.count }
        return scalars[min(parserLines[mark.line - 1] + max(mark.column, 1) - 1, scalars.count - 1)]
    }

    /// The first byte of what a mark stands at, or `nil` at the end.
    func byte(at mark: Mark) -> UInt8? {
        let offset = offset(of: mark)
        return offset < bytes.count ? bytes[offset] : nil
    }

    func location(of mark: Mark) -> SourceLocation {
        location(ofByte: offset(of: mark))
    }

    private func location(ofByte offset: Int) -> SourceLocation {
        var low = 0
        var high = editorLines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if editorLines[middle] <= offset { low = middle } else { high = middle }
        }
        return SourceLocation(file: file, line: low + 1, column: offset - editorLines[low] + 1)
    }

    /// The first control character that YAML forbids.
    var firstControl: SourceLocation? {
        bytes.firstIndex { $0 == 0x7F || ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) }.map(location(ofByte:))
    }
}

extension YAMLSource {
    /// What is refused before the parser sees the text.
    ///
    /// An alias of an alias of a list, used as a key, costs the parser exponential time, so anything that can be an anchor
    /// with an alias of the same name is refused here, wherever it stands. Directives (`%YAML`, `%TAG`) go the same way.
    func refusals() -> [Finding] {
        let anchors = names(after: UInt8(ascii: "&"))
        let aliases = names(after: UInt8(ascii: "*"))
        var findings = anchors.filter { aliases[$0.key] != nil }.values.map(anchorFinding(atByte:))
        for start in editorLines where start < bytes.count && bytes[start] == UInt8(ascii: "%") {
            guard bytes[start...].starts(with: "%YAML".utf8) || bytes[start...].starts(with: "%TAG".utf8) else {
                continue
            }
            findings.append(
                Finding(
                    .error, "yaml.tag", "a directive is not read here", at: location(ofByte: start),
                    help: "remove the line"))
        }
        return findings.sorted()
    }

    private func anchorFinding(atByte offset: Int) -> Finding {
        Finding(
            .error, "yaml.anchor", "an anchor with its alias is not read here", at: location(ofByte: offset),
            help: "write the value out in both places")
    }

    /// Every name that follows `sign` where a token can start, with the first place of each.
    private func names(after sign: UInt8) -> [ArraySlice<UInt8>: Int] {
        let before = Set(" \t\r\n[]{},:?-\"'".utf8)
        var found: [ArraySlice<UInt8>: Int] = [:]
        for index in bytes.indices where bytes[index] == sign {
            guard index == 0 || before.contains(bytes[index - 1]) || bytes[index - 1] >= 0x80 else { continue }
            let name = bytes[(index + 1)...].prefix(while: Self.isNameByte)
            if !name.isEmpty, found[name] == nil { found[name] = index }
        }
        return found
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
