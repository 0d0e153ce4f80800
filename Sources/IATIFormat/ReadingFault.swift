internal import CXMLShim
import Findings

/// What ended the reading of a file before its end, put in words.
struct ReadingFault {
    private let status: cxml_status
    private let limits: ReadingLimits
    private var detail = ""
    private var line: Int?
    private var column: Int?
    private var openLine: Int?
    private var openColumn: Int?
    private var openIdentifier: String?

    init(status: cxml_status, limits: ReadingLimits) {
        self.status = status
        self.limits = limits
    }

    /// Takes over the parser's words and place.
    mutating func setProblem(_ problem: cxml_problem) {
        detail = Self.text(of: problem)
        line = problem.line == 0 ? nil : Int(problem.line)
        column = problem.column == 0 ? nil : Int(problem.column)
    }

    /// Remembers which activity was cut off.
    mutating func setOpenActivity(_ memory: borrowing RecordMemory) {
        let record = ActivityRecord(memory)
        openLine = record.line
        openColumn = record.element.column
        openIdentifier = record.identifier
    }

    /// The fault as a finding: what, where, which activity was cut off, and what was read before.
    func finding(in state: ReadingState) -> Finding {
        let (code, message, help) = words
        let before = "activities read before it: \(state.activityCount)"
        var finding = Finding(
            .error, code, message, at: SourceLocation(file: state.file, line: line, column: column),
            help: "\(help); \(before)")
        guard let openLine else { return finding }
        let which = openIdentifier.map { "the activity \(quoted($0))" } ?? "an activity without identifier so far"
        finding.message += "; \(which), begun on line \(openLine), was left out"
        let begin = SourceLocation(file: state.file, line: openLine, column: openColumn)
        finding.related = [Finding.Related("the activity that was cut off begins here", at: begin)]
        return finding
    }

    /// A prefix that was never declared, or the like: nothing was lost.
    static func namespaceFinding(_ problem: cxml_problem, in state: ReadingState) -> Finding {
        let column = problem.column == 0 ? nil : Int(problem.column)
        let place = SourceLocation(file: state.file, line: problem.line == 0 ? nil : Int(problem.line), column: column)
        return Finding(
            .warning, "xml.namespace", "the file misuses a namespace: \(quoted(text(of: problem)))", at: place,
            help: "declare the prefix with `xmlns:`; the rest was read")
    }

    private static func text(of problem: cxml_problem) -> String {
        withUnsafeBytes(of: problem.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    private var words: (code: String, message: String, help: String) {
        switch status {
        case CXML_EMPTY:
            ("xml.empty", "the file is empty", "fetch the file again")
        case CXML_TRUNCATED:
            ("xml.truncated", "the file ends before its root element does", "fetch the file again")
        case CXML_ENCODING:
            (
                "xml.encoding", "the file is not in the encoding it declares: \(quoted(detail))",
                "save it as UTF-8, or declare the encoding that it has"
            )
        case CXML_MEMORY:
            ("xml.memory", "there is no memory left to read the file", "free memory or give a smaller file")
        case CXML_DOCTYPE, CXML_DEPTH, CXML_RECORD_SIZE, CXML_INPUT_SIZE, CXML_NAMES:
            boundWords
        default:
            (
                "xml.not-well-formed", "the file is not well-formed XML: \(quoted(detail))",
                "correct the file at this place"
            )
        }
    }

    private var boundWords: (code: String, message: String, help: String) {
        switch status {
        case CXML_DOCTYPE:
            ("xml.doctype", "the file has a DOCTYPE, which IATI never needs", "remove the DOCTYPE and its entities")
        case CXML_DEPTH:
            (
                "xml.depth", "elements are nested more than \(limits.depth) deep",
                "check the file for end tags that are missing"
            )
        case CXML_RECORD_SIZE:
            (
                "xml.record-size", "one activity takes more than \(limits.recordBytes) bytes",
                "split the activity, or check for an end tag that is missing"
            )
        case CXML_INPUT_SIZE:
            ("xml.file-size", "the file is larger than \(limits.fileBytes) bytes", "split the file")
        default:
            (
                "xml.names", "the file has too many different names of elements or attributes",
                "check that it is an IATI file"
            )
        }
    }
}
