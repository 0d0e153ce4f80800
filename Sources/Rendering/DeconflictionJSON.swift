import AidModel
public import Deconfliction
import Findings
public import JSONFormat

/// The result of `deconflict` as JSON, in the shape of the command-line contract.
public enum DeconflictionJSON {
    /// The whole document.
    public static func document(_ result: DeconflictionResult) -> JSONValue {
        [
            "asOf": .string(result.asOf.description), "presenceAsOf": .text(result.presenceAsOf?.description),
            "scope": scope(result.scope), "snapshotHash": .string(result.snapshotHash),
            "packs": .array(result.packs.map(DecisionJSON.pack)), "sources": .array(result.sources.map(source)),
            "states": .array(result.states.map(state)),
            "summary": .object(result.summary.map { JSONValue.Member($0.key, .integer($0.count)) }),
            "questions": .array(result.questions.map(question)), "findings": .array(result.findings.map(finding)),
            "money": NettingJSON.document(result.money), "metrics": .array(result.metrics.map(metrics)),
            "notes": .array(result.notes.map(note)),
        ]
    }

    /// One finding, with the digest that a later comparison reads.
    public static func finding(_ finding: CoordinationFinding) -> JSONValue {
        [
            "id": .string(finding.id), "digest": .string(finding.digest), "kind": .string(finding.kind.rawValue),
            "severity": .string(finding.severity.rawValue), "title": .string(finding.title),
            "place": finding.place.map(place) ?? .null, "sectors": .array(finding.sectors.map(sector)),
            "period": finding.period.map(period) ?? .null, "activities": .array(finding.activities.map(activity)),
            "organisations": .array(
                finding.organisations.map {
                    ["key": .string($0.key), "name": .string($0.name), "part": .string($0.part)]
                }),
            "money": finding.money.map(money) ?? .null, "evidence": .array(finding.evidence.map(record)),
            "suggestions": .array(finding.suggestions.map(JSONValue.string)),
            "rule": finding.rules.isEmpty ? .null : .array(finding.rules.map(rule)),
            "question": finding.question.map(question) ?? .null,
        ]
    }

    static func money(_ money: MoneyRange) -> JSONValue {
        var members = [
            JSONValue.Member("low", .string(money.low.description)), .init("high", .string(money.high.description)),
            .init("currency", .string(money.currency)),
        ]
        if money.notKnown > 0 { members.append(.init("notKnown", .integer(money.notKnown))) }
        return .object(members)
    }

    static func record(_ record: RecordMention) -> JSONValue {
        [
            "dataset": .string(record.dataset), "file": .string(record.file), "sha256": .string(record.sha256),
            "line": record.line.map(JSONValue.integer) ?? .null, "record": .string(record.record),
            "says": .text(record.says),
        ]
    }

    static func activity(_ activity: ActivityMention) -> JSONValue {
        [
            "identifier": .string(activity.identifier), "title": .text(activity.title),
            "publisher": .text(activity.publisher),
        ]
    }

    static func scope(_ scope: AnalysisScope) -> JSONValue {
        [
            "countries": .array(scope.countries.map(JSONValue.string)),
            "sectors": .array(scope.sectors.map(JSONValue.string)),
            "organisations": .array(scope.organisations.map(JSONValue.string)), "note": .text(scope.note),
        ]
    }

    static func note(_ note: CoverageNote) -> JSONValue {
        ["code": .string(note.code), "text": .string(note.text), "count": note.count.map(JSONValue.integer) ?? .null]
    }

    private static func question(_ question: CoordinationQuestion) -> JSONValue {
        [
            "finding": .string(question.finding), "text": .string(question.text),
            "clauses": .array(question.clauses.map(JSONValue.string)),
            "records": .array(question.records.map(JSONValue.string)),
            "ask": .array(question.ask.map(JSONValue.string)), "settledBy": .string(question.settledBy),
            "stake": .string(question.stake),
        ]
    }

    private static func place(_ place: PlaceMention) -> JSONValue {
        [
            "country": .string(place.country), "code": .text(place.code), "name": .text(place.name),
            "level": .integer(place.level),
        ]
    }

    private static func sector(_ sector: SectorMention) -> JSONValue {
        ["vocabulary": .string(sector.vocabulary), "code": .string(sector.code), "name": .text(sector.name)]
    }

    private static func period(_ period: Period) -> JSONValue {
        ["start": .text(period.start?.description), "end": .text(period.end?.description)]
    }

    private static func rule(_ rule: RuleMention) -> JSONValue {
        [
            "body": .string(rule.body), "pack": .string(rule.pack), "rule": .string(rule.rule),
            "clause": .text(rule.clause), "says": .text(rule.says), "file": .text(rule.file),
            "line": rule.line.map(JSONValue.integer) ?? .null,
        ]
    }

    private static func source(_ source: SourceSummary) -> JSONValue {
        [
            "dataset": .string(source.dataset), "kind": .string(source.kind), "title": .text(source.title),
            "publisher": .text(source.publisher), "licence": .text(source.licence), "covers": .text(source.covers),
            "leavesOut": .text(source.leavesOut), "from": .text(source.from?.description),
            "to": .text(source.to?.description), "released": .text(source.released?.description),
            "files": .integer(source.files),
        ]
    }

    private static func state(_ state: StateOpening) -> JSONValue {
        [
            "state": .string(state.state), "name": .string(state.name),
            "priorities": .array(
                state.priorities.map {
                    ["rank": .integer($0.rank), "title": .string($0.title), "says": .text($0.says)]
                }),
            "declarations": .array(
                state.declarations.map { ["statement": .string($0.statement), "says": .text($0.says)] }),
            "leadCells": .integer(state.leadCells), "cells": .integer(state.cells),
            "activitiesWithGovernment": .integer(state.activitiesWithGovernment),
            "activities": .integer(state.activities),
        ]
    }

    private static func metrics(_ table: FragmentationTable) -> JSONValue {
        func share(_ share: FragmentationTable.Share) -> JSONValue {
            ["key": .string(share.key), "name": .string(share.name), "amount": .string(share.amount.description)]
        }
        return [
            "country": .string(table.country), "sector": table.sector.map(sector) ?? .null,
            "measure": .string(table.measure), "shares": .array(table.shares.map(share)),
            "dropped": .array(table.dropped.map(share)), "metrics": table.metrics.map(values) ?? .null,
        ]
    }

    private static func values(_ metrics: FragmentationMetrics) -> JSONValue {
        [
            "donors": .integer(metrics.donors), "cr1": .string(metrics.largestShare.text(places: 6)),
            "cr3": .string(metrics.largestThreeShare.text(places: 6)),
            "hhi": .string(metrics.herfindahl.text(places: 6)),
            "fragmentation": .string(metrics.fragmentation.text(places: 6)),
            "effectiveDonors": .string(metrics.effectiveDonors.text(places: 6)),
            "normalisedHHI": .string(metrics.normalisedHerfindahl.text(places: 6)),
            "theil": .string(metrics.theil.rounded(toPlaces: 6).description),
            "gini": .string(metrics.gini.text(places: 6)),
        ]
    }
}
