import AidModel
import Findings
import RuleModel
import YAMLFormat

extension PackReading {
    /// Reads the manifest; false when it cannot be used at all.
    mutating func manifest(_ file: PackFile) -> Bool {
        guard let value = yaml(file) else { return false }
        var reader = YAMLMapping(value, "the manifest")
        pack.id = reader.requiredText("id") ?? ""
        pack.version = reader.requiredText("version") ?? ""
        pack.title = reader.requiredText("title") ?? ""
        authority(&reader)
        _ = reader.required("status")
        pack.status = reader.choice("status", Pack.Status.self) ?? .illustrative
        api(&reader)
        valid(&reader)
        basis(&reader)
        _ = reader.required("sensitivity")
        pack.sensitivity = reader.choice("sensitivity", Sensitivity.self) ?? .restricted
        let inputs = reader.list("inputs")
        identity(reader.entries)
        reader.unknownKeys()
        findings += reader.findings
        for input in inputs { read(input: input) }
        return !pack.id.isEmpty
    }

    private mutating func identity(_ entries: [YAMLEntry]) {
        let place = entries.first { $0.key == "id" }?.value.location
        if !pack.id.isEmpty, !Self.isSlug(pack.id) {
            note(
                "pack.id", "`\(pack.id)` is not a pack id", at: place,
                help: "use lower-case letters, digits and hyphens, starting with a letter")
        }
        let directory = pack.path.split(separator: "/").last.map(String.init)
        if let directory, directory != ".", !pack.id.isEmpty, directory != pack.id {
            findings.append(
                Finding(
                    .warning, "pack.id", "the id `\(pack.id)` differs from the directory's name `\(directory)`",
                    at: place))
        }
        let version = pack.version.split(separator: ".", omittingEmptySubsequences: false)
        if !pack.version.isEmpty, version.count != 3 || !version.allSatisfy({ Int($0) != nil }) {
            note(
                "pack.version", "`\(pack.version)` is not a version",
                at: entries.first { $0.key == "version" }?.value.location, help: "write three numbers: `1.0.0`")
        }
    }

    static func isSlug(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private mutating func authority(_ reader: inout YAMLMapping) {
        guard let value = reader.required("authority") else { return }
        var authority = YAMLMapping(value, "`authority`")
        pack.authorityIdentifier = authority.requiredText("id") ?? ""
        pack.authorityName = authority.requiredText("name") ?? ""
        authority.unknownKeys()
        reader.absorb(authority)
    }

    private mutating func api(_ reader: inout YAMLMapping) {
        guard let value = reader.required("api"), let text = value.text else { return }
        pack.api = text
        switch APILevel.current.satisfies(text) {
        case true?: break
        case false?:
            note(
                "pack.api", "the pack asks for API level `\(text)` and this is \(APILevel.current)", at: value.location,
                help: "use a host of that level, or change the range once the pack was tested with this one")
        case nil:
            note(
                "pack.api", "`\(text)` is not a range of API levels", at: value.location, help: "write `\">=1.0, <2\"`")
        }
    }

    private mutating func valid(_ reader: inout YAMLMapping) {
        guard let value = reader.required("valid") else { return }
        var valid = YAMLMapping(value, "`valid`")
        let from = valid.required("from")
        let to = valid.optional("to")
        valid.unknownKeys()
        reader.absorb(valid)
        pack.valid.start = from.flatMap { date($0) }
        pack.valid.end = to.flatMap { date($0) }
        if let start = pack.valid.start, let end = pack.valid.end, end < start {
            note("pack.date", "the pack ends on \(end), before it starts on \(start)", at: to?.location)
        }
    }

    /// Reads a date and nothing but a date.
    mutating func date(_ value: YAMLValue) -> CalendarDate? {
        if let text = value.text, text.utf8.count == 10, let date = CalendarDate(text) { return date }
        note(
            "pack.date", "`\(value.text ?? value.kind)` is not a date", at: value.location,
            help: "write year, month and day: `2020-07-01`")
        return nil
    }

    private mutating func basis(_ reader: inout YAMLMapping) {
        _ = reader.required("basis")
        for value in reader.list("basis") {
            var basis = YAMLMapping(value, "a basis")
            let document = basis.requiredText("document")
            let clause = basis.optionalText("clause")
            basis.unknownKeys()
            reader.absorb(basis)
            if let document { pack.basis.append(Pack.Basis(document: document, clause: clause)) }
        }
    }

    private mutating func read(input value: YAMLValue) {
        var reader = YAMLMapping(value, "an input")
        let named = RuleInput.Kind.manifestKinds.compactMap { kind in
            reader.optionalText(kind.rawValue).map { (kind, $0) }
        }
        let missing = reader.optional("on_missing")
        let age = reader.optional("max_age")
        let filledBy = reader.optionalText("filled_by")
        let reference = reader.optionalText("reference")
        reader.unknownKeys()
        findings += reader.findings
        guard let (kind, name) = named.first, named.count == 1 else {
            let kinds = RuleInput.Kind.manifestKinds.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            return note("pack.input", "an input names one of \(kinds)", at: value.location)
        }
        let onMissing = missing.flatMap { treatment($0, hasReference: reference != nil) } ?? .indeterminate
        pack.inputs.append(
            RuleInput(
                kind, name, onMissing: onMissing, maxAge: age.flatMap { span($0) }, filledBy: filledBy,
                reference: reference))
        if kind == .indicator { checkIndicator(name, value) }
    }

    private mutating func treatment(_ value: YAMLValue, hasReference: Bool) -> OnMissing? {
        guard let text = value.text, let treatment = OnMissing(text) else {
            note(
                "pack.on-missing", "`\(value.text ?? value.kind)` is not a way to treat what is missing",
                at: value.location, help: suggestion(value.text ?? "", OnMissing.forms))
            return nil
        }
        if treatment != .indeterminate, !hasReference {
            findings.append(
                Finding(
                    .warning, "pack.on-missing-reference", "`\(text)` needs a `reference` that says so",
                    at: value.location, help: "name the document and clause, or say that it is the authors' choice"))
        }
        return treatment
    }

    private mutating func span(_ value: YAMLValue) -> CalendarSpan? {
        if let span = value.text.flatMap({ CalendarSpan($0) }) { return span }
        note(
            "pack.span", "`\(value.text ?? value.kind)` is not a span of time", at: value.location,
            help: "write days, months or years: `90d`, `18m`, `2y`")
        return nil
    }

    private mutating func checkIndicator(_ name: String, _ value: YAMLValue) {
        let known = registry.adding(pack.indicators)
        guard known[name] == nil else { return }
        let place = value.entries?.first { $0.key == "indicator" }?.value.location
        note(
            "unknown-indicator", "there is no indicator `\(name)`", at: place,
            help: suggestion(name, known.all.map(\.id)))
    }

    func suggestion(_ name: String, _ names: [String]) -> String {
        if let nearest = NearestName.nearest(to: name, among: names) { return "did you mean `\(nearest)`?" }
        return "known: " + names.prefix(12).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    }
}

extension RuleInput.Kind {
    /// What a manifest may declare, in the order of its keys.
    static let manifestKinds: [RuleInput.Kind] = [.indicator, .judgement, .consent, .status, .field]
}
