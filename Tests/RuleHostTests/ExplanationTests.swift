import AidModel
import JSONFormat
import Rendering
import RuleModel
import TestSupport
import Testing
import Wording

@testable import RuleHost

/// What a decision says to its readers, in each language.
@Suite struct ExplanationTests {
    typealias Reader = DecisionExplanation.Reader

    static func explained(_ pack: String, _ world: SmallWorld, on text: String) throws -> [ExplainedDecision] {
        let day = try #require(CalendarDate(text))
        let (snapshot, derived) = try world.built()
        return RuleHost.explain(
            try ShippedPacksTests.rules(pack, on: day), snapshot: snapshot,
            sources: SnapshotBinding.Sources(snapshot, derived: derived, asOf: day), asOf: day, filter: SubjectFilter(),
            withChanges: true)
    }

    static func text(_ explained: [ExplainedDecision], _ reader: Reader, _ language: Language) -> String {
        let open = OpenFact.ranked(explained.flatMap(\.open))
        return explained.compactMap { DecisionExplanation($0.weighed(by: open), for: reader, in: Wording(language)) }
            .map { ReportText().render($0.document) }.joined(separator: "\n")
    }

    /// One state that falls short of a figure and of a judgement, and one of which a figure is too old.
    static var refugees: SmallWorld {
        var world = SmallWorld()
        world.reading("AA", "refugees_hosted", 2020, "18000", line: 4)
        world.reading("AA", "population", 2020, "20000000", line: 5)
        world.judgement("AA", "protection-framework", false, "2021-01-05")
        world.reading("BB", "refugees_hosted", 2016, "26000", line: 6)
        return world
    }

    static var portfolios: SmallWorld {
        var world = SmallWorld()
        world.sector("recipient-sectors", "AA", "S1", "S2", "S3", "S4")
        for code in ["S1", "S2", "S3", "S4"] { world.activity("A-\(code)", of: "D", in: "AA", sectors: [code]) }
        world.activity("B", of: "D", in: "AA", sectors: ["S4"], roles: "delegated")
        world.activity("C", of: "E", in: "AA", sectors: ["S1"], isOpen: nil)
        return world
    }

    @Test(arguments: Language.allCases)
    func `a decision reads as it is known to for each reader, in each language`(_ language: Language) throws {
        let explained = try Self.explained("ida-refugee-window", Self.refugees, on: "2021-06-15")
        #expect(explained.map(\.decision.answer) == [.ineligible, .indeterminate])
        let texts = Reader.allCases.map { "==> \($0.rawValue)\n\n" + Self.text(explained, $0, language) }
        try Golden.expect(texts.joined(separator: "\n"), "explanation/refugee-window.\(language.rawValue).txt")
    }

    @Test(arguments: Language.allCases)
    func `signs, members of a series, suggestions and what was left out are told in each language`(
        _ language: Language
    ) throws {
        var risk = SmallWorld()
        risk.reading("AA", "inform.risk", 2020, "6.5")
        let explained =
            try Self.explained("three-signs", WholeDecisionTests.signs, on: "2021-06-15")
            + Self.explained("eu-division-of-labour-2007", Self.portfolios, on: "2010-06-30")
            + Self.explained("inform-classes", risk, on: "2021-06-15")
        let text = Self.text(explained, .coordinator, language)
        try Golden.expect(text, "explanation/packs.\(language.rawValue).txt")
    }

    @Test func `reasons made from the document are those that the decision was written with`() throws {
        let explained =
            try Self.explained("three-signs", WholeDecisionTests.signs, on: "2021-06-15")
            + Self.explained("eu-division-of-labour-2007", Self.portfolios, on: "2010-06-30")
        for decision in explained.map(\.decision) {
            #expect(ClauseReasons(rule: decision.rule).texts(of: decision) == decision.reasons.map(\.text))
        }
    }

    @Test func `the document has each reason in the pack's words, and what to ask`() throws {
        let decision = try #require(
            Self.explained("ida-refugee-window", Self.refugees, on: "2021-06-15").last?.decision)
        let document = DecisionJSON.document(decision).compact
        #expect(
            document.contains(
                #""texts":{"fr":"réfugiés accueillis\#u{A0}: ne peut être déterminé, élément manquant\#u{A0}: "#
                    + #"indicateur refugees_hosted (trop ancien)","es":"refugiados acogidos: no se puede determinar; "#
                    + #"falta: indicador refugees_hosted (demasiado antiguo)"}"#))
        #expect(document.contains(#""es":["un valor de `refugees_hosted` para BB más reciente que el del 2016-12-31""#))
    }

    @Test func `a translation changes no graph, and the pack that has it is another`() throws {
        let bare = PackLoaderTests.load([]).pack
        let told = PackLoaderTests.load([("texts/fr.yaml", "r: titre")]).pack
        #expect(bare?.hash != told?.hash)
        let day = try #require(CalendarDate("2021-06-15"))
        let rules = try ShippedPacksTests.rules("ida-refugee-window", on: day)
        var silent = rules
        for row in silent.indices { silent[row].texts = RuleTexts() }
        #expect(silent != rules)
        #expect(silent.map(\.outcome) == rules.map(\.outcome))
    }

    // MARK: Who may see

    /// A judgement that its body keeps to a circle.
    static func kept(_ sensitivity: Sensitivity) -> SmallWorld {
        var world = SmallWorld()
        world.reading("AA", "refugees_hosted", 2020, "26000")
        world.reading("AA", "population", 2020, "20000000")
        world.judgement("AA", "protection-framework", false, "2021-01-05", sensitivity: sensitivity)
        return world
    }

    @Test(arguments: Reader.allCases, Sensitivity.allCases)
    func `who applies and the state concerned see nothing of what a body keeps to itself`(
        _ reader: Reader, _ sensitivity: Sensitivity
    ) throws {
        let explained = try Self.explained("ida-refugee-window", Self.kept(sensitivity), on: "2021-06-15")
        // What only its circle may see is in no Snapshot of a coordination: for all readers nobody has judged.
        let isThere = sensitivity < .restricted
        #expect(explained.map(\.decision.sensitivity) == [isThere ? sensitivity : .public])
        #expect(explained.map(\.decision.answer) == [isThere ? .ineligible : .indeterminate])
        let isClosed = (reader == .applicant || reader == .state) && sensitivity == .coordinator
        for language in Language.allCases {
            let text = Self.text(explained, reader, language)
            #expect(text.isEmpty == isClosed)
            #expect(text.contains("small.csv:9") == (isThere && !isClosed))
        }
    }
}
