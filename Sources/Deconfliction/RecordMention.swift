/// A record that a finding rests on.
public struct RecordMention: Hashable, Sendable {
    /// The data set.
    public var dataset: String
    /// The file's own name.
    public var file: String
    /// The SHA-256 of the file: with `Snapshot.paths` it gives the path to show.
    public var sha256: String
    /// The line, from 1; `nil` when not known.
    public var line: Int?
    /// The record, as it names itself.
    public var record: String
    /// What it says that matters here, in words; `nil` when its being there is enough.
    public var says: String?

    /// Names a record.
    public init(dataset: String, file: String, sha256: String, line: Int?, record: String, says: String? = nil) {
        self.dataset = dataset
        self.file = file
        self.sha256 = sha256
        self.line = line
        self.record = record
        self.says = says
    }
}
