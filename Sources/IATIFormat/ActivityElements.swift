internal import CXMLShim

/// Goes through child elements in the order of the file: `var all = …; while let one = all.next() { … }`.
///
/// Lives no longer than the record it comes from.
public struct ActivityElements: ~Escapable {
    private let parent: ActivityElement
    private let number: UInt32?
    private let end: Int
    private var place: Int

    @_lifetime(copy parent)
    init(_ parent: ActivityElement, number: UInt32?) {
        self.number = number
        end = Int(parent.node.end)
        place = parent.place + 1
        self.parent = parent
    }

    /// The next child, or `nil` after the last.
    @_lifetime(copy self)
    public mutating func next() -> ActivityElement? {
        while place < end, let node = parent.record.pointee.nodes?[place] {
            let here = place
            place = Int(node.end)
            // Text after a child has the number 0 and is no element.
            if node.name == number ?? node.name, node.name != 0 { return ActivityElement(parent, place: here) }
        }
        return nil
    }
}
