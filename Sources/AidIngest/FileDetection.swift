import CSVFormat
import Findings
import HXLFormat

/// Tells what a file holds from its first bytes.
struct FileDetection {
    let path: String
    let limits: ImportLimits

    /// The task of reading it; a file that cannot be opened is left for the reading itself to name.
    func task() -> ImportTask {
        var head: [UInt8] = []
        do throws(FileFault) {
            var input = try FileReading(path: path, limits: limits)
            head = Array(try input.next().prefix(64 * 1024))
        } catch {
            return ImportTask(path: path, kind: .register, entry: nil)
        }
        let (kind, layout) = Self.kind(of: head, path: path)
        var entry: SourceManifest.Entry?
        if let layout {
            entry = SourceManifest.Entry()
            entry?.dataset = String((path.split(separator: "/").last ?? "").prefix { $0 != "." })
            entry?.table = layout
        }
        return ImportTask(path: path, kind: kind, entry: entry)
    }

    static func kind(of head: [UInt8], path: String) -> (FileKind, TableLayout?) {
        let text = String(
            decoding: head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...], as: UTF8.self)
        let start = text.drop { $0.isWhitespace }
        // UTF-16 in either order is XML's business; tables in it are refused there.
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return (.iati, nil) }
        if start.hasPrefix("<") { return (start.contains("<codelist ") ? .codelist : .iati, nil) }
        let name = (path.hasSuffix(".gz") ? String(path.dropLast(3)) : path).lowercased()
        if name.hasSuffix(".xml") { return (.iati, nil) }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || start.hasPrefix("register:") { return (.register, nil) }
        return table(head, text)
    }

    private static func table(_ head: [UInt8], _ text: String) -> (FileKind, TableLayout?) {
        if HXLTable.isHXL(head) {
            let needs = text.contains("#inneed") && !text.contains("#org")
            return (needs ? .needs : .presence, nil)
        }
        let header = Set(
            (text.split(whereSeparator: \.isNewline).first ?? "").split(separator: ",").map {
                $0.filter { $0 != "\"" }.trimmingBlanks
            })
        if header.contains("register") { return (.register, nil) }
        for known in KnownTable.all where known.header.isSubset(of: header) { return (known.kind, known.layout) }
        return (.unknown, nil)
    }
}

extension String {
    /// Without the blanks around it.
    var trimmingBlanks: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
