internal import CXMLShim
public import Findings

/// One `iati-activity` as it was read, lent to the function that handles it.
///
/// It cannot be kept: the reader uses the same memory for the next activity, and the compiler refuses a record or a part
/// of it that would outlive the call. Copy what is wanted with `ElementText.string`.
public struct ActivityRecord: ~Escapable {
    /// The `iati-activity` element itself.
    public let element: ActivityElement

    @_lifetime(borrow owner)
    init(_ owner: borrowing RecordMemory) {
        element = ActivityElement(owner, place: 0)
    }

    /// The first child element of this name, or `nil`.
    @_lifetime(copy self)
    public func element(_ name: ElementName) -> ActivityElement? { element.child(name) }

    /// The child elements of one name, in the order of the file.
    @_lifetime(copy self)
    public func elements(_ name: ElementName) -> ActivityElements { element.children(name) }

    /// The value of an attribute of the activity that IATI defines, or `nil` when it is absent.
    @_lifetime(copy self)
    public func attribute(_ name: AttributeName) -> ElementText? { element.attribute(name) }

    /// The activity's identifier without the blanks around it, or `nil` when it is absent or blank.
    public var identifier: String? {
        guard let text = element(.iatiIdentifier)?.text.trimmed, !text.utf8.isEmpty else { return nil }
        return text.string
    }

    /// The line of the activity's `<`, from 1.
    public var line: Int { element.line }

    /// The place of the activity's `<`.
    public func location(in file: String) -> SourceLocation { element.location(in: file) }

    /// How many elements the activity has, itself included.
    public var elementCount: Int { Int(element.record.pointee.node_count) }
}
