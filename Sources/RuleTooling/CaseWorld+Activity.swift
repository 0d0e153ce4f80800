import AidModel
import Findings
import RuleModel
import YAMLFormat

/// What a case says of an activity, by itself or in a portfolio.
extension CaseWorld {
    /// An activity with what would be derived about it.
    struct GivenActivity {
        var activity: Activity
        var member: PortfolioMember
        var organisation: String?
    }

    /// Reads an activity with its `fields`; the subject when it has an identifier.
    mutating func activity(_ reader: inout YAMLMapping) -> Subject? {
        guard let id = reader.requiredText("activity") else { return nil }
        var fields = reader.mapping("fields") ?? YAMLMapping(YAMLValue(.mapping([]), at: reader.location), "`fields`")
        let recipients = fields.texts("recipients")
        let given = activityFields(&fields, id: id, recipient: nil)
        fields.unknownKeys()
        absorb(fields)
        guard let given else { return nil }
        let countries = recipients.map { code in
            var country = RecipientCountry()
            country.code = code
            return country
        }
        builder.activities[builder.activities.count - 1].recipientCountries = countries
        activities[activities.count - 1].counted.recipients = countries
        return Subject(.activity, given.activity.key)
    }

    /// Reads the fields of an activity and adds its record; `nil` when it has no identifier, or one that was given before.
    mutating func activityFields(_ fields: inout YAMLMapping, id: String?, recipient: String?) -> GivenActivity? {
        var (activity, member) = (Activity(), PortfolioMember())
        look(up: "status", of: fields, on: .activityStatus)
        look(up: "aid_type", of: fields, on: .aidType)
        record(&activity, &fields)
        derived(&member, &fields)
        let organisation = fields.optionalText("organisation").map(Self.key)
        activity.sectors = member.sectors
        activity.provenance = provenance(fields.location)
        activity.reportingOrganisation.key = organisation ?? ""
        if let recipient {
            var country = RecipientCountry()
            country.code = recipient
            activity.recipientCountries = [country]
        }
        guard let id, let key = Identifier.normalised(id) else { return nil }
        (activity.identifier, activity.key) = (id, key)
        guard !builder.activities.contains(where: { $0.key == key }) else {
            note("case.duplicate", "the activity `\(id)` is given more than once", fields.location)
            return nil
        }
        builder.activities.append(activity)
        var counted = CountedActivity()
        (counted.organisation, counted.part) = (organisation ?? "", member)
        counted.recipients = activity.recipientCountries
        activities.append((key, counted))
        return GivenActivity(activity: activity, member: member, organisation: organisation)
    }

    /// What a publisher reports.
    private func record(_ activity: inout Activity, _ fields: inout YAMLMapping) {
        if let title = fields.optionalText("title") {
            var narrative = Narrative()
            narrative.text = title
            activity.titles = [narrative]
        }
        // Whether it is budget support is read from its type of aid; a case that names none may say it by itself.
        let support = fields.yesOrNo("budget_support").map { $0 ? "A01" : "C01" }
        if let type = fields.optionalText("aid_type") ?? support {
            var code = VocabularyCode()
            code.code = type
            activity.aidTypes = [code]
        }
        activity.status = fields.optionalText("status")
        activity.humanitarian = fields.yesOrNo("humanitarian")
        (activity.actualStart, activity.actualEnd) = (fields.day("start"), fields.day("end"))
        if let signed = fields.day("signed") {
            var commitment = Transaction()
            (commitment.type, commitment.date) = ("2", signed)
            activity.transactions = [commitment]
        }
    }

    /// What is derived: roles, netted money in US dollars, sectors, how the money travels.
    private func derived(_ member: inout PortfolioMember, _ fields: inout YAMLMapping) {
        member.roles = fields.optionalText("roles") ?? ""
        member.isOpen = fields.yesOrNo("open")
        member.spending = fields.number("spending")
        member.commitments = fields.number("commitments")
        member.intermediaries = fields.whole("intermediaries")
        member.reachesLocal = fields.yesOrNo("reaches_local")
        member.sectors = sectors(&fields)
    }

    /// A list of codes with equal shares, or codes with their shares of 100.
    private func sectors(_ fields: inout YAMLMapping) -> [SectorAllocation] {
        let shares: [(code: String, share: FixedDecimal?)]
        if let entries = fields.optional("sectors")?.entries {
            shares = entries.map { entry in
                let share = entry.value.text.flatMap { FixedDecimal($0) }
                if share == nil {
                    fields.note(CaseValue.wrong(entry.value, "the share of `\(entry.key)` has to be a number"))
                }
                return (entry.key, share)
            }
        } else {
            let codes = fields.texts("sectors")
            shares = codes.map { ($0, FixedDecimal(100).divided(by: FixedDecimal(codes.count))) }
        }
        return shares.map { code, share in
            var sector = SectorAllocation()
            (sector.code, sector.percentage) = (code, share)
            return sector
        }
    }
}
