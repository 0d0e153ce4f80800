import AidModel
import Findings

/// Maps one row of a register to the model. A row that does not say who says it, or what about, is named and left out.
struct RegisterRowMapping {
    let row: RegisterRow
    let references: ReferenceTables

    private static let common = ["state", "says", "capacity", "date", "document", "from", "to", "sensitivity"]
    private static let own: [RegisterAdapter.Kind: [String]] = [
        .judgement: ["slot", "answer"], .consent: ["scope", "answer"], .priority: ["rank", "title", "sectors"],
        .declaration: ["statement"], .sector: ["list", "code", "name", "codes"],
        .status: ["list", "subject", "status"],
    ]
    private static let needed: [RegisterAdapter.Kind: [String]] = [
        .judgement: ["state", "slot", "answer", "says"], .consent: ["state", "scope", "answer", "says"],
        .priority: ["state", "rank", "title", "says"], .declaration: ["state", "statement", "says"],
        .sector: ["list", "state", "code", "name"], .status: ["list", "subject", "status", "says"],
    ]

    func map(into batch: inout ImportBatch) {
        guard let kind = RegisterAdapter.Kind(rawValue: row.kind) else {
            let names = RegisterAdapter.Kind.allCases.map(\.rawValue)
            let near = NearestName.nearest(to: row.kind, among: names)
            batch.findings.append(
                Finding(
                    .error, "register.kind", "`\(row.kind)` is no kind of register", at: row.location,
                    help: near.map { "did you mean `\($0)`?" } ?? "the kinds are \(names.joined(separator: ", "))"))
            return
        }
        checkKeys(kind, &batch)
        for key in Self.needed[kind, default: []] where row[key] == nil {
            batch.findings.append(
                Finding(
                    .error, "register.missing", "a \(kind.rawValue) row does not say `\(key)` and is left out",
                    at: row.location))
            return
        }
        add(kind, &batch)
    }

    private func checkKeys(_ kind: RegisterAdapter.Kind, _ batch: inout ImportBatch) {
        let known = Self.common + Self.own[kind, default: []]
        for cell in row.cells where !known.contains(cell.key) && !cell.text.isEmpty {
            batch.findings.append(
                Finding(
                    .warning, "register.unknown-key", "a \(kind.rawValue) row has no `\(cell.key)`", at: cell.location,
                    help: NearestName.nearest(to: cell.key, among: known).map { "did you mean `\($0)`?" }
                        ?? "the keys are \(known.joined(separator: ", "))"))
        }
    }

    private func add(_ kind: RegisterAdapter.Kind, _ batch: inout ImportBatch) {
        switch kind {
        case .judgement: batch.builder.judgements.append(judgement(&batch))
        case .consent: batch.builder.consents.append(consent(&batch))
        case .priority: batch.builder.priorities.append(priority(&batch))
        case .declaration: batch.builder.selfDeclarations.append(declaration(&batch))
        case .sector: batch.builder.listedSectors.append(sector(&batch))
        case .status: batch.builder.listedStatuses.append(status(&batch))
        }
    }

    private func judgement(_ batch: inout ImportBatch) -> Judgement {
        var record = Judgement()
        record.provenance = provenance(&batch)
        record.state = state
        record.slot = row["slot"] ?? ""
        switch row["answer"]?.lowercased() {
        case "yes", "true", "attested": record.answer = true
        case "no", "false", "not attested": record.answer = false
        case "unknown", "cannot tell": record.answer = nil
        default:
            batch.findings.append(
                Finding(
                    .warning, "register.answer", "`\(row["answer"] ?? "")` is neither yes, no nor unknown",
                    at: row.place("answer"), help: "write yes, no or unknown; it is read as unknown"))
        }
        record.says = row["says"]
        record.capacity = row["capacity"]
        record.date = date("date", &batch)
        record.start = date("from", &batch)
        record.end = date("to", &batch)
        record.document = row["document"]
        return record
    }

    private func consent(_ batch: inout ImportBatch) -> Consent {
        var record = Consent()
        record.provenance = provenance(&batch)
        record.state = state
        record.scope = row["scope"] ?? ""
        record.answer = row["answer"]?.lowercased() ?? ""
        if !["given", "refused", "withdrawn"].contains(record.answer) {
            batch.findings.append(
                Finding(
                    .warning, "register.answer", "`\(record.answer)` is neither given, refused nor withdrawn",
                    at: row.place("answer"), help: "no consent is read from it"))
        }
        record.says = row["says"]
        record.capacity = row["capacity"]
        record.date = date("date", &batch)
        record.start = date("from", &batch)
        record.end = date("to", &batch)
        record.document = row["document"]
        return record
    }

    private func priority(_ batch: inout ImportBatch) -> Priority {
        var record = Priority()
        record.provenance = provenance(&batch)
        record.state = state
        record.title = row["title"] ?? ""
        if let rank = row["rank"].flatMap({ Int($0) }), rank > 0 {
            record.rank = rank
        } else {
            batch.findings.append(
                Finding(
                    .warning, "register.rank", "`\(row["rank"] ?? "")` is no rank; 1 is the first",
                    at: row.place("rank")))
        }
        record.sectors = codes(row["sectors"])
        record.says = row["says"]
        record.capacity = row["capacity"]
        record.date = date("date", &batch)
        record.start = date("from", &batch)
        record.end = date("to", &batch)
        record.document = row["document"]
        return record
    }

    private func declaration(_ batch: inout ImportBatch) -> SelfDeclaration {
        var record = SelfDeclaration()
        record.provenance = provenance(&batch)
        record.state = state
        record.statement = row["statement"] ?? ""
        record.says = row["says"]
        record.capacity = row["capacity"]
        record.date = date("date", &batch)
        record.start = date("from", &batch)
        record.end = date("to", &batch)
        record.document = row["document"]
        return record
    }

    private func sector(_ batch: inout ImportBatch) -> ListedSector {
        var record = ListedSector()
        record.provenance = provenance(&batch)
        record.list = row["list"] ?? ""
        record.state = state
        record.code = row["code"] ?? ""
        record.name = row["name"] ?? ""
        record.codes = codes(row["codes"])
        record.says = row["says"]
        record.date = date("date", &batch)
        record.start = date("from", &batch)
        record.end = date("to", &batch)
        return record
    }

    private func status(_ batch: inout ImportBatch) -> ListedStatus {
        var record = ListedStatus()
        record.provenance = provenance(&batch)
        record.list = row["list"] ?? ""
        record.subject = row["subject"] ?? ""
        record.status = row["status"] ?? ""
        record.says = row["says"]
        record.start = date("from", &batch)
        record.end = date("to", &batch)
        return record
    }

    private var state: String {
        let given = row["state"] ?? ""
        return references.stateCode(given, scheme: given.count == 3 ? "iso3" : "iso2") ?? given
    }

    /// DAC codes or clusters, parted by blanks or semicolons.
    private func codes(_ text: String?) -> [VocabularyCode] {
        (text ?? "").split { $0 == " " || $0 == ";" || $0 == "," }.map { code in
            var value = VocabularyCode()
            value.code = String(code)
            value.line = row.location.line ?? 0
            return value
        }
    }

    /// A row that says no sensitivity is public.
    private func provenance(_ batch: inout ImportBatch) -> Provenance {
        var provenance = Provenance(line: row.location.line ?? 0)
        provenance.known = date("date", &batch)
        guard let text = row["sensitivity"] else { return provenance }
        if let sensitivity = Sensitivity(rawValue: text) {
            provenance.sensitivity = sensitivity
        } else {
            // A circle that cannot be read is read as the closest one.
            provenance.sensitivity = .restricted
            batch.findings.append(
                Finding(
                    .error, "register.sensitivity", "`\(text)` is no sensitivity; the row is kept restricted",
                    at: row.place("sensitivity"),
                    help: "the sensitivities are \(Sensitivity.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        return provenance
    }

    private func date(_ key: String, _ batch: inout ImportBatch) -> CalendarDate? {
        guard let text = row[key] else { return nil }
        guard let date = CalendarDate(text) else {
            let finding = Finding(
                .warning, "register.date", "`\(text)` is not a date", at: row.place(key),
                help: "dates are written YYYY-MM-DD")
            if !batch.findings.contains(finding) { batch.findings.append(finding) }
            return nil
        }
        return date
    }
}
