/// One line on what was compared, left out or could not be told, so that an absence is never read as an all-clear.
public struct CoverageNote: Hashable, Sendable, Comparable {
    /// A stable, dotted code such as `gap.no-need-datum`.
    public var code: String
    /// One lower-case sentence without a final stop.
    public var text: String
    /// How many records it speaks of, when it counts.
    public var count: Int?

    /// Makes a note.
    public init(_ code: String, _ text: String, count: Int? = nil) {
        self.code = code
        self.text = text
        self.count = count
    }

    /// Orders by code, then text.
    public static func < (left: CoverageNote, right: CoverageNote) -> Bool {
        (left.code, left.text) < (right.code, right.text)
    }
}
