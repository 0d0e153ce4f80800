/// Where a record was read: the source, the place in it, and since when it was known.
public struct Provenance: Hashable, Sendable {
    /// The row of the source in the Snapshot's table of sources (in a builder: the index `addSource` gave).
    public var source: Int
    /// The line of the record's start, from 1.
    public var line: Int
    /// Since when it was known: the record's own stamp, else the file's generated date, else the manifest's release date;
    /// `nil` means always known. Never a file's modification time.
    public var known: CalendarDate?
    /// Who may see it.
    public var sensitivity: Sensitivity

    /// Makes a place of origin.
    public init(source: Int = 0, line: Int = 0, known: CalendarDate? = nil, sensitivity: Sensitivity = .public) {
        self.source = source
        self.line = line
        self.known = known
        self.sensitivity = sensitivity
    }
}

/// A record that a source holds directly: it has a place of origin.
public protocol SourcedRecord: SnapshotRecord {
    /// Where it was read.
    var provenance: Provenance { get set }
    /// What orders the records of one table canonically, before source and line: a natural key.
    var canonicalKey: String { get }
}

extension SnapshotSchema {
    /// Declares the columns of where a record was read.
    mutating func provenance(_ path: WritableKeyPath<Record, Provenance>) {
        integer("source", path.appending(path: \.source))
        integer("line", path.appending(path: \.line))
        date("known", path.appending(path: \.known))
        text("sensitivity", path.appending(path: \.sensitivity))
    }
}
