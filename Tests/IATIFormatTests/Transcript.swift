import IATIFormat

/// All that a reader gave for one file, as text that two readings can be compared by.
struct Transcript: Hashable {
    var lines: [String] = []
    var file = IATIFile(header: nil, findings: [], activityCount: 0)

    /// The lines with the columns taken out, which only UTF-8 files have.
    var linesWithoutColumns: [String] {
        lines.map { line in
            guard let colon = line.firstIndex(of: ":") else { return line }
            return line[..<colon] + String(line[colon...].drop { $0 != " " })
        }
    }

    /// Reads text as one piece.
    static func of(_ text: String, file: String) -> Transcript {
        of(bytes: Array(text.utf8), file: file)
    }

    /// Reads bytes in pieces of the size given, or as one.
    static func of(
        bytes: [UInt8], file: String, piece: Int? = nil, limits: ReadingLimits = ReadingLimits()
    ) -> Transcript {
        var transcript = Transcript()
        var reader = IATIActivityReader(file: file, limits: limits)
        let size = piece ?? max(bytes.count, 1)
        var start = 0
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            reader.feed(bytes.span.extracting(start..<end).bytes) { transcript.take($0) }
            start = end
        }
        reader.finish { transcript.take($0) }
        transcript.file = IATIFile(
            header: reader.header, findings: reader.findings, activityCount: reader.activityCount)
        return transcript
    }

    private mutating func take(_ activity: ActivityRecord) -> IATIActivityReader.Next {
        write(activity.element, indent: "")
        return .readOn
    }

    private mutating func write(_ element: ActivityElement, indent: String) {
        var line = "\(indent)\(element.line):\(element.column ?? 0) \(Self.name(element.namespace, element.localName))"
        var attributes = element.attributes
        while let attribute = attributes.next() {
            line += " \(Self.name(attribute.namespace, attribute.localName))=\(attribute.value.string)"
        }
        lines.append("\(line): \(element.text.string)")
        var children = element.children
        while let child = children.next() { write(child, indent: indent + "  ") }
    }

    private static func name(_ namespace: String?, _ local: String) -> String {
        namespace.map { "{\($0)}\(local)" } ?? local
    }
}
