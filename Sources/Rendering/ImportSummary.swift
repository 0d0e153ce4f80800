public import Findings
public import JSONFormat

/// What an import read, for showing.
public struct ImportSummary: Sendable {
    /// One file.
    public struct File: Hashable, Sendable {
        /// The path as given.
        public var path: String
        /// What it was taken for.
        public var kind: String
        /// The SHA-256 of its bytes on disk.
        public var sha256: String
        /// Its size on disk.
        public var bytes: Int
        /// How many records it gave.
        public var records: Int

        /// Describes a file.
        public init(path: String, kind: String, sha256: String, bytes: Int, records: Int) {
            self.path = path
            self.kind = kind
            self.sha256 = sha256
            self.bytes = bytes
            self.records = records
        }
    }

    /// The files, by path.
    public var files: [File]
    /// How many records there are of each kind.
    public var records: [(name: String, count: Int)]
    /// What a reader should know.
    public var findings: [Finding]
    /// The hash of the Snapshot that the records make.
    public var snapshotHash: String

    /// Puts a summary together.
    public init(files: [File], records: [(name: String, count: Int)], findings: [Finding], snapshotHash: String) {
        self.files = files
        self.records = records
        self.findings = findings
        self.snapshotHash = snapshotHash
    }

    /// The document of `import --format json`.
    public var json: JSONValue {
        [
            "files": .array(
                files.map {
                    [
                        "path": .string($0.path), "kind": .string($0.kind), "sha256": .string($0.sha256),
                        "bytes": .integer($0.bytes), "records": .integer($0.records),
                    ]
                }),
            "records": .object(records.map { JSONValue.Member($0.name, .integer($0.count)) }),
            "findings": FindingsJSON.list(findings), "byCode": FindingsJSON.byCode(findings),
            "snapshotHash": .string(snapshotHash),
        ]
    }

    /// The summary for people: records, files by kind, findings by code; the findings themselves when asked.
    public func text(withFindings: Bool, isColoured: Bool = false) -> String {
        var text = withFindings ? FindingsText(isColoured: isColoured).render(findings) + "\n" : ""
        text += "\(Counted("file", files.count))\n"
        for (kind, group) in Dictionary(grouping: files, by: \.kind).sorted(by: { $0.key < $1.key }) {
            text +=
                "  \(Columns.left(kind, 15)) \(Columns.right(Columns.grouped(group.count), 9)) \(group.count == 1 ? "file" : "files")\n"
        }
        text += "records\n"
        for (name, count) in records where count > 0 {
            text += "  \(Columns.left(name, 15)) \(Columns.right(Columns.grouped(count), 9))\n"
        }
        text += findings.isEmpty ? "no findings\n" : "findings\n"
        for (code, group) in Dictionary(grouping: findings, by: \.code).sorted(by: { $0.key < $1.key }) {
            let worst = group.map(\.severity).max() ?? .note
            text +=
                "  \(Columns.left(code, 28)) \(Columns.right(Columns.grouped(group.reduce(0) { $0 + $1.count }), 7))  \(worst.rawValue)\n"
        }
        text += "snapshot \(snapshotHash)\n"
        return text
    }
}
