import AidModel
import Findings

/// Turns one row of a register into its record.
struct RegisterRowReader {
    struct Fault {
        var severity = Severity.error
        var code: String
        var message: String
        var help: String?
    }

    let row: RegisterRow
    let kind: RegisterKind
    let references: ReferenceTables
    private(set) var faults: [Fault] = []

    init(row: RegisterRow, kind: RegisterKind, references: ReferenceTables) {
        self.row = row
        self.kind = kind
        self.references = references
    }

    /// Adds the row's record; false, with at least one fault, when it cannot be used.
    mutating func read(into builder: inout SnapshotBuilder) -> Bool {
        for key in kind.required + ["says"] where row[key] == nil {
            fault("register.missing", "the row does not say `\(key)` and was left out", help: "fill in `\(key)`")
        }
        let provenance = readProvenance()
        var said = Attestation(says: row["says"], capacity: row["capacity"], document: row["document"])
        (said.start, said.end) = (date("from"), date("to"))
        if let start = said.start, let end = said.end, end < start {
            fault("register.period", "the row ends before it starts and was left out")
        }
        said.date = date("date")
        guard faults.isEmpty else { return false }
        switch kind {
        case .judgement: addJudgement(provenance, said, &builder)
        case .consent: addConsent(provenance, said, &builder)
        case .priority: addPriority(provenance, said, &builder)
        case .selfDeclaration: addDeclaration(provenance, said, &builder)
        case .sectorList: addSector(provenance, said, &builder)
        case .status: addStatus(provenance, said, &builder)
        }
        return !faults.contains { $0.severity == .error }
    }

    private mutating func fault(_ code: String, _ message: String, help: String? = nil, _ severity: Severity = .error) {
        faults.append(Fault(severity: severity, code: code, message: message, help: help))
    }

    // MARK: Parts

    private mutating func date(_ key: String) -> CalendarDate? {
        guard let text = row[key] else { return nil }
        if text.utf8.count == 10, let date = CalendarDate(text) { return date }
        fault(
            "register.date", "\(text.inBackticks) of `\(key)` is not a date, so the row was left out",
            help: "write it as YYYY-MM-DD")
        return nil
    }

    /// Judgements, consents and self-declarations are the coordinator's unless the row opens them.
    private mutating func readProvenance() -> Provenance {
        let closed = kind == .judgement || kind == .consent || kind == .selfDeclaration
        var provenance = Provenance(line: row.line, sensitivity: closed ? .coordinator : .public)
        provenance.known = date("known") ?? (row["known"] == nil ? row["date"].flatMap { CalendarDate($0) } : nil)
        guard let text = row["sensitivity"] else { return provenance }
        if let sensitivity = Sensitivity(rawValue: text) {
            provenance.sensitivity = sensitivity
        } else {
            let names = Sensitivity.allCases.map(\.rawValue)
            let nearest = NearestName.nearest(to: text, among: names)
            fault(
                "register.sensitivity", "\(text.inBackticks) is not a sensitivity, so the row was left out",
                help: nearest.map { "did you mean `\($0)`" }
                    ?? "use one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
        }
        return provenance
    }

    private mutating func state() -> String? {
        let text = row["state"] ?? ""
        let state = stateCode(text)
        if state == nil {
            fault(
                "register.state", "\(text.inBackticks) is not a state that is known, so the row was left out",
                help: "write its ISO 3166-1 alpha-2 code")
        }
        return state
    }

    private func stateCode(_ text: String) -> String? {
        references.stateCode(iso2: text) ?? references.stateCode(iso3: text) ?? references.stateCode(name: text)
    }

    private mutating func answer<Value>(_ answers: [String: Value]) -> Value? {
        let text = row["answer"] ?? ""
        if let answer = answers[text.lowercased()] { return answer }
        let names = answers.keys.sorted()
        fault(
            "register.answer", "\(text.inBackticks) is not an answer, so the row was left out",
            help: "use one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
        return nil
    }

    /// DAC codes of three or five digits, or clusters.
    private mutating func sectors() -> [VocabularyCode] {
        var codes: [VocabularyCode] = []
        for text in row.list("sectors") {
            var code = VocabularyCode()
            code.line = row.line
            if text.allSatisfy({ $0.isASCII && $0.isNumber }), text.count == 3 || text.count == 5 {
                // IATI SectorVocabulary: 1 is DAC five digits, 2 DAC three digits.
                code.vocabulary = text.count == 5 ? "1" : "2"
                code.code = text
            } else if let cluster = references.cluster(named: text) {
                // IATI SectorVocabulary 10: humanitarian global clusters (OCHA).
                code.vocabulary = "10"
                code.code = cluster.code
            } else {
                fault(
                    "register.sector", "\(text.inBackticks) is neither a DAC code nor a cluster and was left out",
                    help: "use three or five digits, or a cluster such as `HEA`", .warning)
                continue
            }
            codes.append(code)
        }
        return codes
    }

    // MARK: Records

    private mutating func addJudgement(
        _ provenance: Provenance, _ said: Attestation, _ builder: inout SnapshotBuilder
    ) {
        let answers: [String: Bool?] = ["yes": true, "no": false, "not-known": Bool?.none, "unknown": Bool?.none]
        guard let state = state(), let answer = answer(answers) else { return }
        var record = Judgement()
        record.provenance = provenance
        record.state = state
        record.slot = row["slot"] ?? ""
        record.answer = answer
        record.attestation = said
        builder.judgements.append(record)
    }

    private mutating func addConsent(
        _ provenance: Provenance, _ said: Attestation, _ builder: inout SnapshotBuilder
    ) {
        let answers = ["given": "given", "refused": "refused", "withdrawn": "withdrawn"]
        guard let state = state(), let answer = answer(answers) else { return }
        var record = Consent()
        record.provenance = provenance
        record.state = state
        record.scope = row["scope"] ?? ""
        record.answer = answer
        record.attestation = said
        builder.consents.append(record)
    }

    private mutating func addPriority(
        _ provenance: Provenance, _ said: Attestation, _ builder: inout SnapshotBuilder
    ) {
        let text = row["rank"] ?? ""
        guard let rank = Int(text), rank > 0 else {
            return fault(
                "register.rank", "\(text.inBackticks) is not a rank, so the row was left out",
                help: "count from 1, the first")
        }
        guard let state = state() else { return }
        var record = Priority()
        record.provenance = provenance
        record.state = state
        record.rank = rank
        record.title = row["title"] ?? ""
        record.sectors = sectors()
        record.attestation = said
        builder.priorities.append(record)
    }

    private mutating func addDeclaration(
        _ provenance: Provenance, _ said: Attestation, _ builder: inout SnapshotBuilder
    ) {
        guard let state = state() else { return }
        var record = SelfDeclaration()
        record.provenance = provenance
        record.state = state
        record.statement = row["statement"] ?? ""
        record.attestation = said
        builder.selfDeclarations.append(record)
    }

    private mutating func addSector(
        _ provenance: Provenance, _ said: Attestation, _ builder: inout SnapshotBuilder
    ) {
        guard let state = state() else { return }
        var record = ListedSector()
        record.provenance = provenance
        record.list = row["list"] ?? ""
        record.state = state
        record.code = row["code"] ?? ""
        record.name = row["name"] ?? ""
        record.codes = sectors()
        record.says = said.says
        record.date = said.date
        record.start = said.start
        record.end = said.end
        builder.listedSectors.append(record)
    }

    private mutating func addStatus(_ provenance: Provenance, _ said: Attestation, _ builder: inout SnapshotBuilder) {
        let text = row["subject"] ?? ""
        var record = ListedStatus()
        record.provenance = provenance
        record.list = row["list"] ?? ""
        record.subject = stateCode(text) ?? organisation(text)
        record.status = row["status"] ?? ""
        record.says = said.says
        record.start = said.start
        record.end = said.end
        builder.listedStatuses.append(record)
    }

    /// An identifier has hyphens and no space; anything else is a name.
    private func organisation(_ text: String) -> String {
        let isIdentifier = text.contains("-") && !text.contains(" ")
        return references.organisationKey(identifier: isIdentifier ? text : nil, name: text)
    }
}
