internal import CXMLShim
public import Findings

/// An IATI code list as published: its name and its codes, in the order of the file.
///
/// Reads `codelist/codelist-items/codelist-item` with `code`, the first `name/narrative` (English by the lists' own
/// convention), `category` and `@status`. Bounds and refusals are those of activities. One thread at a time.
public struct CodeListFile: Sendable {
    /// One code.
    public struct Item: Hashable, Sendable {
        /// The code.
        public var code: String
        /// Its name in the list's first language.
        public var name: String
        /// The code of its category on another list.
        public var category: String?
        /// Whether the list says that it is withdrawn.
        public var isWithdrawn: Bool
        /// Its line, from 1.
        public var line: Int
    }

    /// The list's name (`Sector`).
    public private(set) var name: String?
    /// The codes.
    public private(set) var items: [Item] = []
    /// What is wrong with the file.
    public private(set) var findings: [Finding] = []

    private enum Element: UInt32, CaseIterable {
        case items = 1, item, code, name, narrative, category
    }

    private enum Attribute: UInt32, CaseIterable {
        case name = 1, status
    }

    /// Reads a whole file.
    public init(_ bytes: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()) {
        let bounds = cxml_limits(
            depth: UInt32(clamping: limits.depth), record_bytes: UInt32(clamping: limits.recordBytes),
            input_bytes: UInt64(clamping: limits.fileBytes), window: UInt32(clamping: min(limits.windowBytes, 1 << 30)))
        let elements = NameList(["codelist-items", "codelist-item", "code", "name", "narrative", "category"])
        let attributes = NameList(["name", "status"])
        let parser = elements.withNames { names in
            attributes.withNames { cxml_new(names, $0, bounds) }
        }
        guard let parser else { return }
        defer { cxml_free(parser) }
        let callback: cxml_callback = { user, isRoot, record in
            guard let user, let record else { return false }
            user.assumingMemoryBound(to: CodeListFile.self).pointee.take(record.pointee, isRoot: isRoot)
            return true
        }
        let status = withUnsafeMutablePointer(to: &self) { user in
            let fed = bytes.withUnsafeBytes { cxml_feed(parser, $0.baseAddress, $0.count, callback, user) }
            return fed == CXML_OK ? cxml_finish(parser, callback, user) : fed
        }
        if status != CXML_OK { findings.append(Self.finding(of: parser, file: file)) }
    }

    private static func finding(of parser: OpaquePointer, file: String) -> Finding {
        let problem = cxml_stop_problem(parser)
        let message = withUnsafeBytes(of: problem.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let place = SourceLocation(file: file, line: problem.line > 0 ? Int(problem.line) : nil)
        return Finding(
            .error, "codelist.unreadable", message.isEmpty ? "the code list cannot be read" : message, at: place)
    }

    private mutating func take(_ record: cxml_record, isRoot: Bool) {
        let view = RecordView(record)
        if isRoot {
            name = view.attribute(Attribute.name.rawValue, of: 0)
            return
        }
        guard record.nodes[0].name == Element.items.rawValue else { return }
        for place in view.children(of: 0, named: Element.item.rawValue) { add(view, place) }
    }

    private mutating func add(_ view: RecordView, _ place: Int) {
        guard let code = view.text(of: place, child: Element.code.rawValue) else { return }
        let name = view.children(of: place, named: Element.name.rawValue).first.flatMap {
            view.text(of: $0, child: Element.narrative.rawValue)
        }
        items.append(
            Item(
                code: code, name: name ?? code, category: view.text(of: place, child: Element.category.rawValue),
                isWithdrawn: view.attribute(Attribute.status.rawValue, of: place) == "withdrawn",
                line: view.line(of: place)))
    }
}

/// Looks things up in the parser's memory of one record during a callback.
private struct RecordView {
    let record: cxml_record

    init(_ record: cxml_record) { self.record = record }

    func line(of place: Int) -> Int { Int(record.nodes[place].line) }

    func children(of place: Int, named name: UInt32) -> [Int] {
        var found: [Int] = []
        var next = place + 1
        while next < Int(record.nodes[place].end) {
            if record.nodes[next].name == name { found.append(next) }
            next = Int(record.nodes[next].end)
        }
        return found
    }

    func text(of place: Int, child name: UInt32) -> String? {
        guard let child = children(of: place, named: name).first else { return nil }
        let node = record.nodes[child]
        return text(node.text, node.text_length)
    }

    func attribute(_ name: UInt32, of place: Int) -> String? {
        let node = record.nodes[place]
        for index in Int(node.attributes_begin)..<Int(node.attributes_end) where record.attributes[index].name == name {
            return text(record.attributes[index].value, record.attributes[index].value_length)
        }
        return nil
    }

    private func text(_ start: UInt32, _ count: UInt32) -> String? {
        let bytes = UnsafeRawBufferPointer(start: record.bytes.map { $0 + Int(start) }, count: Int(count))
        let blanks: Set<UInt8> = [0x20, 0x0A, 0x0D, 0x09]
        let trimmed = bytes.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
        return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }
}
