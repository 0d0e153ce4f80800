import AidModel
import Findings
import IATIFormat

/// Maps one activity as published to the model: values are kept as published, normal forms stand beside them, and what
/// cannot be read is named with its line.
struct IATIActivityMapping {
    let context: IATIContext
    var activity = Activity()

    init(_ context: IATIContext) { self.context = context }

    /// The activity, or `nil` when it has no identifier to know it by.
    mutating func map(_ record: ActivityRecord) -> Activity? {
        guard let identifier = record.identifier, let key = Identifier.normalised(identifier) else {
            context.note(
                .error, "iati.identifier-missing", line: record.line, help: "ask the publisher for an identifier"
            ) {
                "an activity has no `iati-identifier` and cannot be known again"
            }
            return nil
        }
        activity.identifier = identifier
        activity.key = key
        activity.provenance.line = record.line
        mapAttributes(record.element)
        mapChildren(record.element)
        IATIActivityChecks(activity, context).run()
        return activity
    }

    private mutating func mapAttributes(_ element: ActivityElement) {
        activity.lastUpdated = element.code(.lastUpdatedDatetime).flatMap { CalendarDate($0) }
        activity.provenance.known = activity.lastUpdated
        activity.defaultCurrency = element.code(.defaultCurrency)?.uppercased()
        activity.hierarchy = element.code(.hierarchy).flatMap { Int($0) }
        activity.humanitarian = element.flag(.humanitarian)
        var attributes = element.attributes
        while let attribute = attributes.next() {
            // The version that a record was written in, where an aggregator regrouped files and kept it.
            if attribute.isForeign, attribute.localName == "version" {
                activity.version = attribute.value.trimmed.string
            }
        }
    }

    private mutating func mapChildren(_ element: ActivityElement) {
        var children = element.children
        while let child = children.next() {
            guard let name = child.name else { continue }
            mapIdentity(name, child)
            mapClassification(name, child)
            mapWhere(name, child)
            mapMoney(name, child)
        }
    }

    private mutating func mapIdentity(_ name: ElementName, _ child: ActivityElement) {
        switch name {
        case .reportingOrg:
            activity.reportingOrganisation = context.organisation(child, activityAttribute: nil)
            activity.secondaryReporter = child.flag(.secondaryReporter)
        case .title: activity.titles += child.narratives()
        case .description: activity.descriptions += child.narratives()
        case .participatingOrg: activity.participations.append(context.participation(child))
        case .otherIdentifier:
            var other = OtherIdentifier()
            other.type = child.code(.type)
            other.identifier = child.code(.ref) ?? ""
            other.line = child.line
            activity.otherIdentifiers.append(other)
        case .relatedActivity:
            var related = RelatedActivity()
            related.type = child.code(.type)
            related.identifier = child.code(.ref) ?? ""
            related.line = child.line
            activity.relatedActivities.append(related)
        case .activityStatus: activity.status = child.code(.code)
        case .activityDate: mapDate(child)
        case .activityScope: activity.scope = child.code(.code)
        case .result: activity.resultCount += 1
        case .documentLink: activity.documentCount += 1
        default: break
        }
    }

    private mutating func mapDate(_ child: ActivityElement) {
        guard let date = context.date(child) else { return }
        switch child.code(.type) {
        case "1": activity.plannedStart = date
        case "2": activity.actualStart = date
        case "3": activity.plannedEnd = date
        case "4": activity.actualEnd = date
        case let type:
            context.note(.warning, "iati.code-unknown", line: child.line) {
                "`\(type ?? "")` is no activity date type; the types are 1 to 4"
            }
        }
    }

    private mutating func mapClassification(_ name: ElementName, _ child: ActivityElement) {
        switch name {
        case .collaborationType: activity.collaborationType = child.code(.code)
        case .defaultFlowType: activity.flowType = child.code(.code)
        case .defaultFinanceType: activity.financeType = child.code(.code)
        case .defaultTiedStatus: activity.tiedStatus = child.code(.code)
        case .defaultAidType: activity.aidTypes.append(child.vocabularyCode())
        case .humanitarianScope: activity.humanitarianScopes.append(child.vocabularyCode())
        case .tag: activity.tags.append(child.vocabularyCode())
        case .policyMarker:
            var marker = PolicyMarker()
            marker.vocabulary = child.code(.vocabulary)
            marker.code = child.code(.code) ?? ""
            marker.significance = child.code(.significance)
            activity.policyMarkers.append(marker)
        case .conditions: mapConditions(child)
        case .countryBudgetItems: mapBudgetItems(child)
        default: break
        }
    }

    private mutating func mapConditions(_ element: ActivityElement) {
        activity.conditionsAttached = element.flag(.attached)
        var children = element.children(.condition)
        while let child = children.next() {
            var condition = Condition()
            condition.type = child.code(.type)
            condition.text = child.firstNarrative()
            condition.line = child.line
            activity.conditions.append(condition)
        }
    }

    private mutating func mapBudgetItems(_ element: ActivityElement) {
        let vocabulary = element.code(.vocabulary)
        var children = element.children(.budgetItem)
        while let child = children.next() {
            var item = child.vocabularyCode()
            item.vocabulary = vocabulary
            item.percentage = context.percentage(child)
            activity.countryBudgetItems.append(item)
        }
    }

    private mutating func mapWhere(_ name: ElementName, _ child: ActivityElement) {
        switch name {
        case .recipientCountry:
            var country = RecipientCountry()
            country.code = child.code(.code)?.uppercased() ?? ""
            country.percentage = context.percentage(child)
            country.line = child.line
            activity.recipientCountries.append(country)
        case .recipientRegion:
            var region = RecipientRegion()
            region.vocabulary = child.code(.vocabulary)
            region.code = child.code(.code) ?? ""
            region.percentage = context.percentage(child)
            region.line = child.line
            activity.recipientRegions.append(region)
        case .location: activity.locations.append(IATILocationMapping(context).map(child))
        case .sector: activity.sectors.append(context.sector(child))
        default: break
        }
    }

    private mutating func mapMoney(_ name: ElementName, _ child: ActivityElement) {
        let money = IATIMoneyMapping(context, defaultCurrency: activity.defaultCurrency)
        switch name {
        case .budget: activity.budgets.append(money.budget(child))
        case .plannedDisbursement: activity.plannedDisbursements.append(money.plannedDisbursement(child))
        case .transaction: activity.transactions.append(money.transaction(child))
        default: break
        }
    }
}
