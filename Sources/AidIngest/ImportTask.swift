import AidModel
import Findings
import Glibc

/// One file to be read, with what the manifest says of it.
struct ImportTask: Sendable {
    var path: String
    var kind: FileKind
    var entry: SourceManifest.Entry?

    /// How long the file is on disk; 0 where that cannot be said. It only decides who reads what when.
    var fileBytes: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Reads the file on its own; never throws: a fault becomes a finding, and what was read before it is kept.
    func read(_ references: ReferenceTables, limits: ImportLimits) -> ImportBatch {
        var batch = ImportBatch(file: ImportedFile(path: path, kind: kind))
        do throws(FileFault) {
            var input = try FileReading(path: path, limits: limits)
            try FileAdapter(task: self, references: references).read(&input, into: &batch)
            batch.file.sha256 = try input.finish()
            batch.file.bytes = input.diskBytes
        } catch {
            batch.findings.append(error.finding(path: path))
        }
        batch.close(entry: entry)
        return batch
    }
}

/// What one file gave.
struct ImportBatch: Sendable {
    var file: ImportedFile
    var builder = SnapshotBuilder()
    var findings: [Finding] = []
    /// The file's own date (IATI `generated-datetime`), when it has one.
    var generated: CalendarDate?
    private(set) var source: Source?

    init(file: ImportedFile) { self.file = file }

    /// Describes the source, from the manifest where one names the file.
    mutating func close(entry: SourceManifest.Entry?) {
        file.records = builder.topLevelCount
        guard !file.sha256.isEmpty, file.kind != .manifest, file.kind != .unknown else { return }
        var source = Source()
        let name = String(file.path.split(separator: "/").last ?? "")
        source.dataset = entry?.dataset ?? String(name.prefix { $0 != "." })
        source.fileName = name
        source.sha256 = file.sha256
        source.kind = file.kind.rawValue
        source.title = entry?.title
        source.publisher = entry?.publisher
        source.licence = entry?.licence
        source.covers = entry?.covers
        source.leavesOut = entry?.leavesOut
        source.from = entry?.from
        source.to = entry?.to
        source.released = entry?.released
        self.source = source
        builder.settleKnown(generated ?? entry?.released)
    }
}

extension FileFault {
    /// The fault in words, with a way out.
    func finding(path: String) -> Finding {
        let place = SourceLocation(file: path)
        switch self {
        case .unreadable(let reason):
            return Finding(.error, "import.unreadable", "the file cannot be read: \(reason.lowercased())", at: place)
        case .gzip(let reason):
            return Finding(.error, "import.gzip", reason, at: place, help: "fetch the file again")
        case .bomb(let bytes):
            return Finding(
                .error, "import.gzip-bomb", "the file unpacks to more than \(bytes) bytes, far beyond its size",
                at: place, help: "unpack it by hand and look at it before importing it")
        case .tooLarge(let limit):
            return Finding(.error, "import.too-large", "the file has more than \(limit) bytes", at: place)
        }
    }
}
