/// One file that facts were read from, as a reader can cite it.
///
/// A source is its data-set id and the SHA-256 of the file's bytes; when it was read and from which folder is in no
/// hash. What it covers and leaves out comes from the source manifest, so that a report can open with it.
public struct Source: SnapshotRecord, Hashable {
    /// The data set, such as `iati-covid-2021`; the file's name without its ending when no manifest names one.
    public var dataset = ""
    /// The file's own name, without folders.
    public var fileName = ""
    /// The SHA-256 of the file's bytes as they lie on disk, in lower-case hexadecimal.
    public var sha256 = ""
    /// What it is: `iati`, `3w`, `indicators`, `needs`, `codelist`, `places`, `countries`, `organisations`, `rates`, `register`.
    public var kind = ""
    /// The data set's title.
    public var title: String?
    /// Who published it.
    public var publisher: String?
    /// The licence's name.
    public var licence: String?
    /// What it covers, in words.
    public var covers: String?
    /// What it leaves out, in words.
    public var leavesOut: String?
    /// The first day it speaks of.
    public var from: CalendarDate?
    /// The last day it speaks of.
    public var to: CalendarDate?
    /// The date it was released: what is in it was known from then on, unless a record says otherwise.
    public var released: CalendarDate?

    /// Makes an empty source, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "sources"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Source>) {
        schema.text("dataset", \.dataset)
        schema.text("file", \.fileName)
        schema.text("sha256", \.sha256)
        schema.text("kind", \.kind)
        schema.text("title", \.title)
        schema.text("publisher", \.publisher)
        schema.text("licence", \.licence)
        schema.text("covers", \.covers)
        schema.text("leaves_out", \.leavesOut)
        schema.date("from", \.from)
        schema.date("to", \.to)
        schema.date("released", \.released)
    }
}
