import Findings

/// What is known of a file while it is read.
struct ReadingState {
    let file: String
    var header: FileHeader?
    var findings: [Finding] = []
    var activityCount = 0
    /// The root element is not one whose children are activities.
    var isRefused = false
    private var namesLeftOut: Set<String> = []

    init(file: String) {
        self.file = file
    }

    /// Takes note of the root element; false when nothing in it can be read.
    mutating func open(_ root: ActivityElement) -> Bool {
        let header = FileHeader(root)
        self.header = header
        let place = root.location(in: file)
        guard root.name == .iatiActivities else {
            isRefused = true
            findings.append(Self.rootFinding(header.rootName, at: place))
            return false
        }
        if header.version == nil { findings.append(Self.versionFinding(header.versionText, at: place)) }
        return true
    }

    /// Names an element that stands where an activity should, once for each name.
    mutating func leaveOut(_ element: ActivityElement) {
        let name = quoted(element.localName)
        guard namesLeftOut.count < 100, namesLeftOut.insert(name).inserted else { return }
        findings.append(
            Finding(
                .warning, "iati.unknown-record",
                "\(name) is not an activity; it and any more of that name were left out",
                at: element.location(in: file), help: "put activities in `iati-activity` elements"))
    }

    private static func rootFinding(_ name: String, at place: SourceLocation) -> Finding {
        let help =
            switch name {
            case "iati-organisations": "give the file of activities instead; organisation files are not read"
            case "iati-activity": "wrap the activity in an `iati-activities` element with a `version`"
            default: "give an IATI 2.01 to 2.03 file whose root is `iati-activities`"
            }
        return Finding(
            .error, "iati.root", "the root element is \(quoted(name)), not `iati-activities`, so nothing was read",
            at: place, help: help)
    }

    private static func versionFinding(_ text: String?, at place: SourceLocation) -> Finding {
        let said = text.map { "the version \(quoted($0)) is not known" } ?? "the file does not say its version"
        return Finding(
            .warning, "iati.version", "\(said); it was read as 2.03", at: place,
            help: "set `version` to one of `2.01`, `2.02` or `2.03`")
    }
}

/// Words from a file as they stand in a message: in backticks, of bounded length.
func quoted(_ text: String) -> String {
    let bounded = text.count <= 80 ? text : String(text.prefix(79)) + "…"
    return "`" + String(bounded.map { $0 == "`" ? "'" : $0 }) + "`"
}
