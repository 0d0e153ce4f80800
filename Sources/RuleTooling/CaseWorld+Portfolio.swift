import AidModel
import Findings
import RuleModel
import YAMLFormat

/// What a case says of the part of an organisation in a recipient, and of all that work in one.
extension CaseWorld {
    /// Reads a portfolio; the subject when it names organisation and recipient.
    mutating func portfolio(_ reader: inout YAMLMapping) -> Subject? {
        guard var named = reader.mapping("portfolio") else { return nil }
        let organisation = named.requiredText("organisation").map(Self.key)
        let recipient = named.requiredText("recipient")
        look(up: "recipient", of: named, on: .country)
        let name = named.optionalText("name")
        named.unknownKeys()
        absorb(named)
        guard let organisation, let recipient else { return nil }
        let id = hold(organisation, in: recipient, name: name)
        work(&reader, of: organisation, in: recipient)
        return Subject(.portfolio, id)
    }

    /// Reads the activities and the recipient's own sectors: of one organisation, or of those that the activities name.
    mutating func work(_ reader: inout YAMLMapping, of organisation: String?, in recipient: String) {
        for entry in entries("sectors", &reader) { sectors(entry, of: recipient) }
        for value in reader.list("activities") {
            var fields = YAMLMapping(value, "an activity")
            let given = activityFields(&fields, id: fields.requiredText("id"), recipient: recipient)
            fields.unknownKeys()
            absorb(fields)
            guard let given, let holder = organisation ?? holder(given, value) else { continue }
            let id = hold(holder, in: recipient, name: nil)
            parts.append((portfolio: id, activity: given.activity.key, member: given.member))
        }
    }

    private mutating func holder(_ given: GivenActivity, _ value: YAMLValue) -> String? {
        if given.organisation == nil {
            note(
                "yaml.missing-key", "`organisation` is missing", value.location,
                "add `organisation:`, whose part in the state the activity is")
        }
        return given.organisation
    }

    private mutating func hold(_ organisation: String, in recipient: String, name: String?) -> String {
        var portfolio = Portfolio()
        (portfolio.organisation, portfolio.recipient) = (organisation, recipient)
        portfolio.organisationName = name ?? ""
        if portfolios[portfolio.id] == nil { portfolios[portfolio.id] = portfolio }
        return portfolio.id
    }

    /// `list: [codes]`, a list of the recipient's own sectors.
    private mutating func sectors(_ entry: YAMLEntry, of recipient: String) {
        guard let codes = entry.value.sequence else {
            return note(CaseValue.wrong(entry.value, "`\(entry.key)` has to be the list of its sector codes"))
        }
        for code in codes {
            guard let text = code.text else {
                note(CaseValue.wrong(code, "a sector has to be a code"))
                continue
            }
            var (sector, stands) = (ListedSector(), VocabularyCode())
            (sector.list, sector.state, sector.code, sector.name) = (entry.key, recipient, text, text)
            sector.provenance = provenance(code.location)
            stands.code = text
            sector.codes = [stands]
            builder.listedSectors.append(sector)
        }
    }
}
