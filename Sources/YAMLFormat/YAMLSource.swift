import Findings
import Yams

/// The text of a document and the way from the parser's marks to places in it.
struct YAMLSource {
    let text: String
    let file: String
    private let bytes: [UInt8]
    /// Where each line starts as the parser counts lines: it takes NEL, LS and PS for line ends too.
    private let parserLines: [Int]
    /// Where each line starts as editors count them: LF, CR LF, CR.
    private let editorLines: [Int]

    init(_ text: String, file: String) {
        let isMarked = text.utf8.starts(with: [0xEF, 0xBB, 0xBF])
        bytes = Array(isMarked ? text.utf8.dropFirst(3) : text.utf8[...])
        self.text = isMarked ? String(decoding: bytes, as: UTF8.self) : text
        self.file = file
        (parserLines, editorLines) = Self.lineStarts(in: bytes)
    }

    private static func lineStarts(in bytes: [UInt8]) -> (parser: [Int], editor: [Int]) {
        var parser = [0]
        var editor = [0]
        for (index, byte) in bytes.enumerated() {
            let isBreak = byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
            if isBreak {
                parser.append(index + 1)
                editor.append(index + 1)
            } else if byte == 0x85, index > 0, bytes[index - 1] == 0xC2 {
                parser.append(index + 1)
            } else if byte == 0xA8 || byte == 0xA9, index > 1, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 {
                parser.append(index + 1)
            }
        }
        return (parser, editor)
    }

    /// The byte that a mark stands at.
    private func offset(of mark: Mark) -> Int {
        guard mark.line >= 1, mark.line <= parserLines.count else { return bytes.count }
        var offset = parserLines[mark.line - 1]
        var left = mark.column - 1
        while left > 0, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
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
