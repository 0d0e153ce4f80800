internal import CXMLShim

/// Goes through the attributes of an element: `var all = …; while let one = all.next() { … }`.
///
/// Lives no longer than the record it comes from.
public struct ActivityAttributes: ~Escapable {
    private let element: ActivityElement
    private let end: Int
    private var place: Int

    @_lifetime(copy element)
    init(_ element: ActivityElement) {
        end = Int(element.node.attributes_end)
        place = Int(element.node.attributes_begin)
        self.element = element
    }

    /// The next attribute, or `nil` after the last.
    @_lifetime(copy self)
    public mutating func next() -> ActivityAttribute? {
        guard place < end else { return nil }
        place += 1
        return ActivityAttribute(element, place: place - 1)
    }
}
