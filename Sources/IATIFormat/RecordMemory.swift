internal import CXMLShim

/// The parser's memory of one record while the parser lends it out: what every view of a record depends on.
struct RecordMemory: ~Copyable {
    let record: UnsafePointer<cxml_record>
    let parser: OpaquePointer
}
