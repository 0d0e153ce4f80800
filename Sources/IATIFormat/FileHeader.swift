/// What the root element of a file says.
public struct FileHeader: Hashable, Sendable {
    /// The name of the root element: `iati-activities` in a file of activities.
    public var rootName: String
    /// `@version` as written, without blanks around it.
    public var versionText: String?
    /// The version, where it is one that is known.
    public var version: IATIVersion?
    /// `@generated-datetime` as written (an XSD date and time, often without a time zone), without blanks around it.
    public var generatedDatetime: String?
    /// The line of the root element, from 1.
    public var line: Int
    /// The column of the root element in bytes, from 1; `nil` in a file that is not UTF-8.
    public var column: Int?

    init(_ root: ActivityElement) {
        rootName = root.localName
        versionText = root.attribute(.version)?.trimmed.string
        version = versionText.flatMap(IATIVersion.init(rawValue:))
        generatedDatetime = root.attribute(.generatedDatetime)?.trimmed.string
        line = root.line
        column = root.column
    }
}
