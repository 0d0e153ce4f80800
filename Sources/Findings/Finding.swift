/// One thing that a reader of an input should know: what, where, how serious, and the way out.
///
/// Libraries return findings and never print them. The message is one lower-case sentence without a final stop, with the
/// reader's own words in backticks; `help` says what to do and names the nearest valid name where there is one.
public struct Finding: Hashable, Sendable {
    /// A stable, dotted, lower-case code such as `iati.percentage-sum`; never reused for another meaning.
    public var code: String
    /// How much it asks of the reader.
    public var severity: Severity
    /// What is the case, in one line.
    public var message: String
    /// Where, when it has a place.
    public var location: SourceLocation?
    /// The way out, when there is one to name.
    public var help: String?
    /// Other places that matter, each with a word on why.
    public var related: [Related]
    /// How many cases it stands for: more than one where a reader counts instead of listing.
    public var count = 1

    /// Another place that a finding points at.
    public struct Related: Hashable, Sendable {
        /// Where.
        public var location: SourceLocation
        /// Why it matters.
        public var message: String

        /// Makes a pointer to another place.
        public init(_ message: String, at location: SourceLocation) {
            self.message = message
            self.location = location
        }
    }

    /// Makes a finding.
    public init(
        _ severity: Severity, _ code: String, _ message: String, at location: SourceLocation? = nil,
        help: String? = nil, related: [Related] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
        self.help = help
        self.related = related
    }
}

extension Finding: Comparable {
    /// Orders by place, then severity (worst first), code and message, so that any list of findings has one order.
    public static func < (left: Finding, right: Finding) -> Bool {
        if left.location != right.location {
            guard let leftPlace = left.location else { return true }
            guard let rightPlace = right.location else { return false }
            return leftPlace < rightPlace
        }
        if left.severity != right.severity { return left.severity > right.severity }
        return (left.code, left.message) < (right.code, right.message)
    }
}
