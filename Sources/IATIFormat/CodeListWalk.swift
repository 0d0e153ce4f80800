internal import CXMLShim
import Findings

/// What the parser's callback works on while a code list is read.
struct CodeListWalk {
    static let elements = NameList([
        "codelist", "codelist-items", "codelist-item", "code", "name", "category", "narrative",
    ])
    static let attributes = NameList(["name", "status", "xml:lang"])

    private enum Element: UInt32 { case list = 1, items, item, code, name, category, narrative }
    private enum Attribute: UInt32 { case name = 1, status, language }

    let file: String
    var parser: OpaquePointer?
    var list = CodeListFile()

    init(file: String) { self.file = file }

    /// The function that the parser calls; `user` is the walk.
    static let callback: cxml_callback = { user, isRoot, record in
        guard let user, let record else { return false }
        return user.assumingMemoryBound(to: CodeListWalk.self).pointee.take(record.pointee, isRoot: isRoot)
    }

    private mutating func take(_ record: cxml_record, isRoot: Bool) -> Bool {
        guard let nodes = record.nodes else { return false }
        if isRoot { return open(record, nodes[0]) }
        guard nodes[0].name == Element.items.rawValue else { return true }
        var place = 1
        while place < Int(nodes[0].end) {
            if nodes[place].name == Element.item.rawValue { add(record, nodes, place) }
            place = Int(nodes[place].end)
        }
        return true
    }

    private mutating func open(_ record: cxml_record, _ root: cxml_node) -> Bool {
        list.name = attribute(.name, of: root, record) ?? ""
        guard root.name == Element.list.rawValue, !list.name.isEmpty else {
            list.findings.append(
                Finding(
                    .error, "codelist.root", "the root element is not a `codelist` with a `name`, so nothing was read",
                    at: SourceLocation(file: file, line: Int(root.line))))
            return false
        }
        return true
    }

    private mutating func add(_ record: cxml_record, _ nodes: UnsafePointer<cxml_node>, _ place: Int) {
        var item = CodeListFile.Item()
        item.line = Int(nodes[place].line)
        item.status = attribute(.status, of: nodes[place], record)
        var child = place + 1
        while child < Int(nodes[place].end) {
            let node = nodes[child]
            switch Element(rawValue: node.name) {
            case .code: item.code = text(node, record)
            case .category: item.category = text(node, record)
            case .name: item.name = name(record, nodes, child)
            default: break
            }
            child = Int(node.end)
        }
        if item.code.isEmpty {
            list.findings.append(
                Finding(
                    .warning, "codelist.no-code", "an item of `\(list.name)` has no code and was left out",
                    at: SourceLocation(file: file, line: item.line)))
        } else {
            list.items.append(item)
        }
    }

    /// The narrative in English (or without a language, which is the list's own), else the first.
    private func name(_ record: cxml_record, _ nodes: UnsafePointer<cxml_node>, _ place: Int) -> String {
        var first: String?
        var child = place + 1
        while child < Int(nodes[place].end) {
            let node = nodes[child]
            if node.name == Element.narrative.rawValue {
                let language = attribute(.language, of: node, record)
                if language == nil || language == "en" { return text(node, record) }
                first = first ?? text(node, record)
            }
            child = Int(node.end)
        }
        return first ?? text(nodes[place], record)
    }

    private func attribute(_ name: Attribute, of node: cxml_node, _ record: cxml_record) -> String? {
        guard let attributes = record.attributes else { return nil }
        for place in node.attributes_begin..<node.attributes_end where attributes[Int(place)].name == name.rawValue {
            let attribute = attributes[Int(place)]
            return string(attribute.value, attribute.value_length, record)
        }
        return nil
    }

    private func text(_ node: cxml_node, _ record: cxml_record) -> String {
        string(node.text, node.text_length, record)
    }

    /// The text without white space around it, runs of it inside as one space.
    private func string(_ start: UInt32, _ count: UInt32, _ record: cxml_record) -> String {
        guard let bytes = record.bytes, count > 0 else { return "" }
        let raw = UnsafeRawBufferPointer(start: bytes + Int(start), count: Int(count))
        return String(decoding: raw, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Takes note of why reading stopped, unless the document ended well.
    mutating func end(_ status: cxml_status, _ problem: cxml_problem) {
        guard status != CXML_OK, status != CXML_STOPPED else { return }
        let line = problem.line == 0 ? nil : Int(problem.line)
        let reason =
            status == CXML_TRUNCATED ? "the file ends before its root element does" : "the file is not well-formed XML"
        list.findings.append(
            Finding(
                .error, "codelist.not-xml", "\(reason); \(list.items.count) codes before it were kept",
                at: SourceLocation(file: file, line: line), help: "fetch the file again"))
    }
}
