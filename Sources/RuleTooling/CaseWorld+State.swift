import AidModel
import Findings
import RuleModel
import YAMLFormat

/// What a case says of a state: indicators, registers, lists, and who works there.
extension CaseWorld {
    /// Reads a state; the subject when it has a code.
    mutating func state(_ reader: inout YAMLMapping) -> Subject? {
        guard let code = reader.requiredText("state") else { return nil }
        look(up: "state", of: reader, on: .country)
        var state = State()
        (state.code, state.provenance) = (code, provenance(reader.location))
        state.name = reader.optionalText("name") ?? code
        state.region = reader.optionalText("region")
        builder.states.append(state)
        for entry in entries("indicators", &reader) { indicator(entry, of: code) }
        for entry in entries("judgements", &reader) { judgement(entry, of: code) }
        for entry in entries("consents", &reader) { consent(entry, of: code) }
        for entry in entries("statuses", &reader) { status(entry, of: code) }
        for entry in entries("lists", &reader) { list(entry) }
        work(&reader, of: nil, in: code)
        return Subject(.state, code)
    }

    /// The entries of a mapping that may be absent.
    mutating func entries(_ key: String, _ reader: inout YAMLMapping) -> [YAMLEntry] {
        guard let mapping = reader.mapping(key) else { return [] }
        absorb(mapping)
        return mapping.entries
    }

    // MARK: Indicators

    /// A value for the year before the day asked about, or values by year.
    private mutating func indicator(_ entry: YAMLEntry, of code: String) {
        guard let years = entry.value.entries else {
            return reading(entry.key, of: code, year: asOf.year - 1, entry.value)
        }
        for year in years {
            guard let number = Int(year.key), (1...9999).contains(number) else {
                note(
                    "case.value", "`\(year.key)` is not a year", year.location,
                    "write the year of the value: `2019: 24`")
                continue
            }
            reading(entry.key, of: code, year: number, year.value)
        }
    }

    private mutating func reading(_ indicator: String, of code: String, year: Int, _ value: YAMLValue) {
        guard !value.isNull else { return }
        guard let number = value.text.flatMap({ FixedDecimal($0) }) else {
            return note(CaseValue.wrong(value, "`\(indicator)` has to be a number, or numbers by year"))
        }
        var reading = IndicatorReading()
        (reading.state, reading.indicator, reading.value) = (code, indicator, number)
        reading.provenance = provenance(value.location)
        reading.start = CalendarDate(year: year, month: 1, day: 1)
        reading.end = CalendarDate(year: year, month: 12, day: 31)
        builder.readings.append(reading)
    }

    // MARK: Registers

    /// `slot: yes`, said on the day asked about, or `slot: { answer: yes, date: 2019-05-01, says: UNHCR }`.
    private mutating func judgement(_ entry: YAMLEntry, of code: String) {
        guard let said = said(entry, "yes", CaseValue.flag) else { return }
        var judgement = Judgement()
        (judgement.state, judgement.slot, judgement.answer) = (code, entry.key, said.answer)
        (judgement.says, judgement.date) = (said.says, said.date)
        judgement.provenance = provenance(entry.location)
        builder.judgements.append(judgement)
    }

    /// `scope: given`, or `refused` or `withdrawn`; dated and attributed like a judgement.
    private mutating func consent(_ entry: YAMLEntry, of code: String) {
        let said = said(entry, "given") { ["given", "refused", "withdrawn"].contains($0) ? $0 : nil }
        guard let said else { return }
        var consent = Consent()
        (consent.state, consent.scope, consent.answer) = (code, entry.key, said.answer)
        (consent.says, consent.date) = (said.says, said.date)
        consent.provenance = provenance(entry.location)
        builder.consents.append(consent)
    }

    private mutating func said<Answer>(
        _ entry: YAMLEntry, _ example: String, _ read: (String) -> Answer?
    ) -> (answer: Answer, date: CalendarDate, says: String?)? {
        var (answer, date, says) = (entry.value, asOf, String?.none)
        if entry.value.entries != nil {
            var reader = YAMLMapping(entry.value, "`\(entry.key)`")
            answer = reader.required("answer") ?? entry.value
            date = reader.day("date") ?? asOf
            says = reader.optionalText("says")
            reader.unknownKeys()
            absorb(reader)
            if answer.entries != nil { return nil }
        }
        guard let value = answer.text.flatMap(read) else {
            note(CaseValue.wrong(answer, "`\(entry.key)` has to be an answer such as `\(example)`"))
            return nil
        }
        return (value, date, says)
    }

    /// `list: standing`, or `list: { status: standing, since: 2019-01-01 }`.
    private mutating func status(_ entry: YAMLEntry, of code: String) {
        var status = ListedStatus()
        (status.list, status.subject, status.provenance) = (entry.key, code, provenance(entry.location))
        if entry.value.entries != nil {
            var reader = YAMLMapping(entry.value, "`\(entry.key)`")
            status.status = reader.requiredText("status") ?? ""
            status.start = reader.day("since")
            reader.unknownKeys()
            absorb(reader)
        } else if let text = entry.value.text {
            status.status = text
        } else {
            note(CaseValue.wrong(entry.value, "the standing on `\(entry.key)` has to be a text"))
        }
        builder.listedStatuses.append(status)
    }

    /// A list that is loaded, with those that stand on it: who is not among them is not on it.
    private mutating func list(_ entry: YAMLEntry) {
        guard let members = entry.value.sequence else {
            return note(CaseValue.wrong(entry.value, "`\(entry.key)` has to be the list of those on it"))
        }
        for member in members.compactMap(\.text) {
            var status = ListedStatus()
            (status.list, status.subject, status.status) = (entry.key, member, "listed")
            status.provenance = provenance(entry.location)
            builder.listedStatuses.append(status)
        }
    }
}
