internal import CXMLShim
public import Findings

/// Reads IATI activities from bytes that arrive piece by piece, in the memory of the largest activity.
///
/// Feed it every piece of a file in order, then `finish`. Each activity is lent to the function given as soon as its end
/// tag was read; the pieces may be cut anywhere and the outcome is the same. Nothing is thrown: what is wrong ends up in
/// `findings`, and activities that were complete before a fault have been handed over. One reader reads one file, on one
/// thread at a time; readers on several threads do not disturb each other.
///
/// Hostile files are refused by bounds (`ReadingLimits`) and by taking no DOCTYPE and no entities but XML's own five.
public struct IATIActivityReader: ~Copyable {
    /// What to do after an activity.
    public enum Next: Sendable {
        /// Read on.
        case readOn
        /// Read no more of this file.
        case stop
    }

    /// The file's name as findings give it.
    public var file: String { state.file }
    /// What the root element says, once it was read.
    public var header: FileHeader? { state.header }
    /// What is wrong with the file so far, in the order in which it was met; complete after `finish`.
    public var findings: [Finding] { state.findings }
    /// The activities handed over so far.
    public var activityCount: Int { state.activityCount }
    /// Whether more bytes would still be read.
    public var isReading: Bool { !hasEnded && !state.isRefused }

    private let parser: OpaquePointer?
    private let limits: ReadingLimits
    private var state: ReadingState
    private var hasEnded = false

    /// Makes a reader for one file, named in findings as given here.
    public init(file: String, limits: ReadingLimits = ReadingLimits()) {
        self.limits = limits
        state = ReadingState(file: file)
        let bounds = cxml_limits(
            depth: UInt32(clamping: limits.depth), record_bytes: UInt32(clamping: limits.recordBytes),
            input_bytes: UInt64(clamping: limits.fileBytes), window: UInt32(clamping: min(limits.windowBytes, 1 << 30)))
        parser = NameList.elements.withNames { elements in
            NameList.attributes.withNames { attributes in cxml_new(elements, attributes, bounds) }
        }
    }

    deinit {
        cxml_free(parser)
    }

    /// Takes the next bytes and calls `body` with every activity that they complete.
    ///
    /// - Returns: whether more bytes are wanted; when not, call `finish`.
    @discardableResult
    public mutating func feed(_ bytes: RawSpan, each body: (ActivityRecord) -> Next) -> Bool {
        guard isReading else { return false }
        let status = deliver(body) { parser, callback, delivery in
            bytes.withUnsafeBytes { cxml_feed(parser, $0.baseAddress, $0.count, callback, delivery) }
        }
        if status != CXML_OK { end(status) }
        return isReading
    }

    /// Says that the file has ended, calls `body` with the activities still waiting and completes `findings`.
    ///
    /// After the first call it does nothing.
    public mutating func finish(each body: (ActivityRecord) -> Next) {
        guard !hasEnded else { return }
        end(deliver(body) { cxml_finish($0, $1, $2) })
    }

    /// Lends the state and the function to the parser for the time of one call.
    private mutating func deliver(
        _ body: (ActivityRecord) -> Next,
        _ call: (OpaquePointer, cxml_callback, UnsafeMutableRawPointer) -> cxml_status
    ) -> cxml_status {
        guard let parser else { return CXML_MEMORY }
        return withoutActuallyEscaping(body) { body in
            var delivery = Delivery(state: state, parser: parser, body: body)
            state = ReadingState(file: "")
            defer { state = delivery.state }
            return withUnsafeMutablePointer(to: &delivery) { call(parser, Delivery.callback, $0) }
        }
    }

    private mutating func end(_ status: cxml_status) {
        hasEnded = true
        guard let parser else {
            state.findings.append(ReadingFault(status: status, limits: limits).finding(in: state))
            return
        }
        let warning = cxml_first_warning(parser)
        if warning.message.0 != 0 { state.findings.append(ReadingFault.namespaceFinding(warning, in: state)) }
        guard status != CXML_OK, status != CXML_STOPPED else { return }
        var fault = ReadingFault(status: status, limits: limits)
        fault.setProblem(cxml_stop_problem(parser))
        var open = cxml_record()
        if cxml_open_record(parser, &open) {
            withUnsafePointer(to: open) { fault.setOpenActivity(RecordMemory(record: $0, parser: parser)) }
        }
        state.findings.append(fault.finding(in: state))
    }
}
