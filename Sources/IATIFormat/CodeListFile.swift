internal import CXMLShim
public import Findings

/// An IATI code list (`codelist`, as the standard publishes it), read whole from memory.
public struct CodeListFile: Hashable, Sendable {
    /// One code.
    public struct Item: Hashable, Sendable {
        /// The code.
        public var code = ""
        /// Its name: English where given, else the first.
        public var name = ""
        /// The code of its category.
        public var category: String?
        /// Its status as published (`active`, `withdrawn`).
        public var status: String?
        /// The line where the item starts.
        public var line = 0
    }

    /// The list's name (`Sector`).
    public internal(set) var name = ""
    /// The codes, in the order of the file.
    public internal(set) var items: [Item] = []
    /// What is wrong with the file.
    public internal(set) var findings: [Finding] = []

    /// Reads `bytes` as the file named `file`; what precedes a fault is kept.
    public static func read(bytes: [UInt8], file: String) -> CodeListFile {
        var walk = CodeListWalk(file: file)
        let limits = ReadingLimits(recordBytes: 256 << 20)
        let bounds = cxml_limits(
            depth: 32, record_bytes: UInt32(clamping: limits.recordBytes), input_bytes: UInt64(limits.fileBytes),
            window: UInt32(limits.windowBytes))
        let parser = CodeListWalk.elements.withNames { elements in
            CodeListWalk.attributes.withNames { cxml_new(elements, $0, bounds) }
        }
        guard let parser else { return walk.list }
        defer { cxml_free(parser) }
        walk.parser = parser
        var status = withUnsafeMutablePointer(to: &walk) { user in
            bytes.withUnsafeBytes { cxml_feed(parser, $0.baseAddress, $0.count, CodeListWalk.callback, user) }
        }
        if status == CXML_OK {
            status = withUnsafeMutablePointer(to: &walk) { cxml_finish(parser, CodeListWalk.callback, $0) }
        }
        walk.end(status, cxml_stop_problem(parser))
        return walk.list
    }
}
