internal import CXMLShim

/// One attribute of an element, IATI's or a publisher's own. Lives no longer than the record it comes from.
public struct ActivityAttribute: ~Escapable {
    private let element: ActivityElement
    private let attribute: cxml_attribute

    @_lifetime(copy element)
    init(_ element: ActivityElement, place: Int) {
        attribute = element.record.pointee.attributes[place]
        self.element = element
    }

    /// The attribute's name where IATI defines it, else `nil`.
    public var name: AttributeName? { AttributeName(rawValue: attribute.name) }

    /// The name without namespace (`xml:lang` is written so).
    public var localName: String {
        String(cString: cxml_attribute_name(element.parser, attribute.name).local)
    }

    /// The namespace of an attribute that has one; its prefix where that was never declared.
    public var namespace: String? {
        cxml_attribute_name(element.parser, attribute.name).name_space.map { String(cString: $0) }
    }

    /// Whether the attribute has a namespace other than that of `xml:lang`, and so is not IATI's.
    public var isForeign: Bool { attribute.name & CXML_FOREIGN != 0 }

    /// The value, entities resolved.
    public var value: ElementText {
        @_lifetime(copy self) get { element.text(at: attribute.value, count: attribute.value_length) }
    }
}
