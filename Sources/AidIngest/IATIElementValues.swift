import AidModel
import Findings
import IATIFormat

extension ActivityElement {
    /// An attribute's text without the blanks around it, or `nil` when it is absent or blank.
    func code(_ name: AttributeName) -> String? {
        guard let text = attribute(name)?.trimmed, !text.utf8.isEmpty else { return nil }
        return text.string
    }

    /// A yes or no as XML Schema writes it (`1`, `true`, `0`, `false`).
    func flag(_ name: AttributeName) -> Bool? {
        switch code(name)?.lowercased() {
        case "1", "true": true
        case "0", "false": false
        default: nil
        }
    }

    /// The element's narratives that say something, in the order of the file.
    func narratives() -> [Narrative] {
        var all: [Narrative] = []
        var children = children(.narrative)
        while let child = children.next() {
            let text = child.text.trimmed
            guard !text.utf8.isEmpty else { continue }
            var narrative = Narrative()
            narrative.language = child.code(.xmlLang)
            narrative.text = text.string
            all.append(narrative)
        }
        return all
    }

    /// The first narrative that says something.
    func firstNarrative() -> String? {
        var children = children(.narrative)
        while let child = children.next() {
            let text = child.text.trimmed
            if !text.utf8.isEmpty { return text.string }
        }
        return nil
    }

    /// `@code`, `@vocabulary` and `@type`.
    func vocabularyCode() -> VocabularyCode {
        var value = VocabularyCode()
        value.vocabulary = code(.vocabulary)
        value.code = code(.code) ?? ""
        value.type = code(.type)
        value.line = line
        return value
    }
}

extension IATIContext {
    /// An organisation as the element names it.
    func organisation(_ element: ActivityElement, activityAttribute: AttributeName?) -> OrganisationReference {
        var organisation = OrganisationReference()
        organisation.identifier = element.code(.ref)
        organisation.name = element.firstNarrative()
        organisation.type = element.code(.type)
        organisation.activityIdentifier = activityAttribute.flatMap { element.code($0) }
        if organisation.isNamed {
            organisation.key = organisationKey(identifier: organisation.identifier, name: organisation.name)
        }
        return organisation
    }

    /// A part in the activity.
    func participation(_ element: ActivityElement) -> Participation {
        var participation = Participation()
        participation.organisation = organisation(element, activityAttribute: .activityId)
        participation.role = element.code(.role)
        participation.crsChannelCode = element.code(.crsChannelCode)
        participation.line = element.line
        return participation
    }

    /// A share of a sector.
    func sector(_ element: ActivityElement) -> SectorAllocation {
        var sector = SectorAllocation()
        sector.vocabulary = element.code(.vocabulary)
        sector.code = element.code(.code) ?? ""
        sector.percentage = percentage(element)
        sector.line = element.line
        return sector
    }

    /// `@percentage` as an exact number of 100; one that cannot be read is named.
    func percentage(_ element: ActivityElement) -> FixedDecimal? {
        guard let text = element.code(.percentage) else { return nil }
        let bare = text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let value = FixedDecimal(bare) else {
            note(.warning, "iati.percentage", line: element.line) { "the percentage `\(text)` is not a number" }
            return nil
        }
        if value.isNegative || value > FixedDecimal(100) {
            note(.warning, "iati.percentage", line: element.line) {
                "the percentage `\(text)` is not between 0 and 100"
            }
        }
        return value
    }

    /// `@iso-date`; one that cannot be read is named.
    func date(_ element: ActivityElement?) -> CalendarDate? {
        guard let element, let text = element.code(.isoDate) else { return nil }
        guard let date = CalendarDate(text) else {
            note(.warning, "iati.date", line: element.line, help: "dates are written YYYY-MM-DD") {
                "`\(text)` is not a date"
            }
            return nil
        }
        return date
    }
}
