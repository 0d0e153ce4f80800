internal import CXMLShim
public import Findings

/// An element of an activity: its name, place, attributes, text and children, without a copy of any of it.
///
/// It points into the reader's memory and lives no longer than the `ActivityRecord` it comes from; the compiler sees to
/// that. Costs: name, line and text O(1); an attribute O(attributes of the element); children O(children).
public struct ActivityElement: ~Escapable {
    let record: UnsafePointer<cxml_record>
    let parser: OpaquePointer
    let place: Int

    @_lifetime(borrow owner)
    init(_ owner: borrowing RecordMemory, place: Int) {
        record = UnsafePointer(owner.record)
        parser = owner.parser
        self.place = place
    }

    @_lifetime(copy relative)
    init(_ relative: ActivityElement, place: Int) {
        record = relative.record
        parser = relative.parser
        self.place = place
    }

    var node: cxml_node { record.pointee.nodes[place] }

    // MARK: Name and place

    /// The element's name where IATI defines it; `nil` for names of a publisher's own, with or without a namespace.
    public var name: ElementName? { ElementName(rawValue: node.name) }

    /// The element's name without namespace, whatever it is.
    public var localName: String {
        String(cString: cxml_element_name(parser, node.name).local)
    }

    /// The namespace of an element that has one (IATI's own have none); its prefix where that was never declared.
    public var namespace: String? {
        cxml_element_name(parser, node.name).name_space.map { String(cString: $0) }
    }

    /// Whether the element has a namespace, and so is not IATI's.
    public var isForeign: Bool { node.name & CXML_FOREIGN != 0 }

    /// The line of the element's `<`, from 1.
    public var line: Int { Int(node.line) }

    /// The column of the element's `<` in bytes, from 1; `nil` in a file that is not UTF-8.
    public var column: Int? { node.column == 0 ? nil : Int(node.column) }

    /// The place of the element's `<`.
    public func location(in file: String) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column)
    }

    // MARK: Attributes

    /// The value of an attribute that IATI defines, or `nil` when it is absent.
    @_lifetime(copy self)
    public func attribute(_ name: AttributeName) -> ElementText? {
        let node = self.node
        for place in node.attributes_begin..<node.attributes_end {
            let attribute = record.pointee.attributes[Int(place)]
            guard attribute.name == name.rawValue else { continue }
            return text(at: attribute.value, count: attribute.value_length)
        }
        return nil
    }

    /// All attributes, a publisher's own included, in the order of the file.
    public var attributes: ActivityAttributes {
        @_lifetime(copy self) get { ActivityAttributes(self) }
    }

    // MARK: Text

    /// The element's own text before its first child; indentation before a child is not text.
    public var text: ElementText {
        @_lifetime(copy self) get { text(at: node.text, count: node.text_length) }
    }

    /// All text in the element and in its children at any depth, in document order, with one space where an element
    /// parts it. Text that stands between children, which IATI has none of, is only to be had here.
    public var fullText: String {
        var parts: [String] = []
        for inner in place..<Int(node.end) {
            let text = ActivityElement(self, place: inner).text.trimmed
            if !text.utf8.isEmpty { parts.append(text.string) }
        }
        return parts.joined(separator: " ")
    }

    // MARK: Children

    /// The child elements, a publisher's own included, in the order of the file.
    public var children: ActivityElements {
        @_lifetime(copy self) get { ActivityElements(self, number: nil) }
    }

    /// The child elements of one name, in the order of the file.
    @_lifetime(copy self)
    public func children(_ name: ElementName) -> ActivityElements {
        ActivityElements(self, number: name.rawValue)
    }

    /// The first child element of this name, or `nil`.
    @_lifetime(copy self)
    public func child(_ name: ElementName) -> ActivityElement? {
        let nodes = record.pointee.nodes
        let end = Int(node.end)
        var next = place + 1
        while next < end, let node = nodes?[next] {
            if node.name == name.rawValue { return ActivityElement(self, place: next) }
            next = Int(node.end)
        }
        return nil
    }

    @_lifetime(copy self)
    func text(at start: UInt32, count: UInt32) -> ElementText {
        let bytes = UnsafeRawPointer(record.pointee.bytes)?.assumingMemoryBound(to: UInt8.self)
        let buffer = UnsafeBufferPointer(start: bytes.map { $0 + Int(start) }, count: bytes == nil ? 0 : Int(count))
        return ElementText(_overrideLifetime(Span(_unsafeElements: buffer), copying: self))
    }
}
