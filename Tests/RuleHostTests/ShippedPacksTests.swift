import AidModel
import Findings
import RuleModel
import TestSupport
import Testing

@testable import RuleHost

/// The shipped packs, from their files through staging to decisions over a Snapshot.
@Suite struct ShippedPacksTests {
    static func rules(_ pack: String, on day: CalendarDate) throws -> [EvaluableRule] {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let loaded = PackLoader.load("\(root)/rules/packs/\(pack)")
        #expect(loaded.findings.filter { $0.severity == .error } == [])
        let pack = try #require(loaded.pack)
        return try pack.rules.map { file in
            let staged = Stager(pack: pack).stage(file, asOf: day)
            #expect(staged.findings == [])
            return EvaluableRule(try #require(staged.rule), of: pack)
        }
    }

    static func decisions(_ pack: String, _ world: SmallWorld, on text: String) throws -> [Decision] {
        let day = try #require(CalendarDate(text))
        let (snapshot, derived) = try world.built()
        return RuleHost.evaluate(try rules(pack, on: day), snapshot: snapshot, derived: derived, asOf: day)
    }

    @Test func `a refugee window decision names file, line, publisher, age and the judge`() throws {
        var world = SmallWorld()
        world.reading("AA", "refugees_hosted", 2020, "26000", line: 4)
        world.reading("AA", "population", 2016, "30000000", line: 5)
        world.judgement("AA", "protection-framework", true, "2021-01-05")
        let decision = try #require(Self.decisions("ida-refugee-window", world, on: "2021-06-15").first)
        #expect(decision.answer == .eligible)
        #expect(decision.sensitivity == .partners)
        let first = try #require(decision.evidence.first)
        #expect(first.question == "indicator refugees_hosted")
        #expect(
            [first.value, first.dataset, first.file, first.publisher] == [
                "26000", "small", "small.csv", "The Publisher",
            ])
        #expect(first.line == 4)
        #expect(first.age == 166)
        #expect(decision.evidence.map(\.publisher).contains("UNHCR"))
        #expect(decision.parameters.map(\.name) == ["min_refugees", "min_share"])
    }

    @Test func `a reading older than the pack allows is stale, and its value is still shown`() throws {
        var world = SmallWorld()
        world.reading("AA", "refugees_hosted", 2017, "26000")
        world.reading("AA", "population", 2020, "30000000")
        let decision = try #require(Self.decisions("ida-refugee-window", world, on: "2021-06-15").first)
        #expect(decision.answer == .indeterminate)
        #expect(decision.cause == .stale)
        #expect(decision.evidence.first?.value == "26000")
        #expect(decision.evidence.first?.absence == "stale")
        #expect(decision.ask.first == "a newer reading of `refugees_hosted` for AA than that of 2017-12-31")
    }

    @Test func `a year without a reading is missing and no zero`() throws {
        var world = SmallWorld()
        for year in [2015, 2016, 2018, 2019] { world.reading("AA", "battle_deaths", year, "3") }
        let without = try #require(Self.decisions("three-signs", world, on: "2019-12-31").first)
        #expect(without.signs.map(\.answer) == [.notKnown, .notKnown, .notKnown])
        #expect(without.ask.contains("readings of `battle_deaths` for AA in 2017"))
        world.reading("AA", "battle_deaths", 2017, "25")
        let with = try #require(Self.decisions("three-signs", world, on: "2019-12-31").first)
        #expect(with.answer == .profiled)
        #expect(with.signs.map(\.answer) == [.notKnown, .seen, .notKnown])
    }

    @Test(arguments: [
        ("1.9", "very low"), ("2.0", "low"), ("3.4", "low"), ("3.5", "medium"), ("5.0", "high"), ("6.5", "very high"),
    ])
    func `INFORM classes begin at their thresholds`(_ value: String, _ expected: String) throws {
        var world = SmallWorld()
        world.reading("AA", "inform.risk", 2020, value)
        let decision = try #require(Self.decisions("inform-classes", world, on: "2021-06-15").first)
        #expect(decision.lensClass == expected)
    }

    static func portfolioAnswer(_ world: SmallWorld) throws -> Decision {
        try #require(
            decisions("eu-division-of-labour-2007", world, on: "2010-06-30").first { $0.rule == "sectors-per-donor" })
    }

    @Test func `four sectors are over, three and a delegated one are within`() throws {
        var world = SmallWorld()
        world.sector("recipient-sectors", "AA", "S1", "S2", "S3", "S4")
        for code in ["S1", "S2", "S3"] { world.activity("A-\(code)", of: "D", in: "AA", sectors: [code]) }
        #expect(try Self.portfolioAnswer(world).answer == .within)
        var delegated = world
        delegated.activity("B", of: "D", in: "AA", sectors: ["S4"], roles: "delegated")
        let within = try Self.portfolioAnswer(delegated)
        #expect(within.answer == .within)
        #expect(within.leftOut == [.init(reason: "delegated to another donor", records: ["B"])])
        world.activity("B", of: "D", in: "AA", sectors: ["S4"], spending: "5")
        let over = try Self.portfolioAnswer(world)
        #expect(over.answer == .over)
        #expect(over.clauses.first?.left == "4")
        #expect(over.suggestions.first?.items.first == "S4 Sector S4")
        #expect(over.suggestions.first?.ask == "the recipient's coordination office")
    }

    @Test(arguments: [
        ("C01" as String?, Answer.over, [String: [String]]()), ("A01", .within, ["budget support": ["B"]]),
        ("B01", .within, ["core support to non-governmental or research bodies": ["B"]]), (nil, .notKnown, [:]),
    ])
    func `a fourth sector of budget support or core support is outside the count, of unknown type it leaves it open`(
        _ aidType: String?, _ expected: Answer, _ leftOut: [String: [String]]
    ) throws {
        var world = SmallWorld()
        world.sector("recipient-sectors", "AA", "S1", "S2", "S3", "S4")
        for code in ["S1", "S2", "S3"] { world.activity("A-\(code)", of: "D", in: "AA", sectors: [code]) }
        world.activity("B", of: "D", in: "AA", sectors: ["S4"], aidType: aidType)
        let decision = try Self.portfolioAnswer(world)
        #expect(decision.answer == expected)
        #expect(Dictionary(uniqueKeysWithValues: decision.leftOut.map { ($0.reason, $0.records) }) == leftOut)
    }

    @Test(arguments: [(2, "2010-06-30", Answer.raised), (3, "2010-06-30", .notRaised), (2, "2007-03-31", .notRaised)])
    func `fewer than three donors in a sector are raised, under the proposal none`(
        _ count: Int, _ day: String, _ expected: Answer
    ) throws {
        var world = SmallWorld()
        world.sector("recipient-sectors", "AA", "S1")
        for donor in 1...count { world.activity("A\(donor)", of: "D\(donor)", in: "AA", sectors: ["S1"]) }
        let decisions = try Self.decisions("eu-division-of-labour-2007", world, on: day)
        #expect(decisions.first { $0.rule == "few-donors-in-a-sector" }?.answer == expected)
    }

    @Test func `without the recipient's list the sectors are not known, and the register is asked for`() throws {
        var world = SmallWorld()
        world.activity("A", of: "D", in: "AA", sectors: ["S1"])
        let decision = try Self.portfolioAnswer(world)
        #expect(decision.answer == .notKnown)
        #expect(decision.cause == .missing)
        #expect(decision.ask == ["the sector list `recipient-sectors` of AA, in a register of listed sectors"])
    }

    @Test func `an activity that may be closed makes the count a range`() throws {
        var world = SmallWorld()
        world.sector("recipient-sectors", "AA", "S1", "S2", "S3", "S4")
        for code in ["S1", "S2", "S3"] { world.activity("A-\(code)", of: "D", in: "AA", sectors: [code]) }
        world.activity("B", of: "D", in: "AA", sectors: ["S4"], isOpen: nil)
        let decision = try Self.portfolioAnswer(world)
        #expect(decision.answer == .notKnown)
        #expect(decision.clauses.first?.left == "3–4")
        #expect(decision.clauses.first?.missing.contains("whether S4 Sector S4 counts") == true)
    }

    @Test(arguments: [(5, Answer.within), (6, .over)])
    func `a sector holds five donors and not six`(_ count: Int, _ expected: Answer) throws {
        var world = SmallWorld()
        world.sector("recipient-sectors", "AA", "S1")
        for donor in 1...count { world.activity("A\(donor)", of: "D\(donor)", in: "AA", sectors: ["S1"]) }
        let decisions = try Self.decisions("eu-division-of-labour-2007", world, on: "2010-06-30")
        let decision = try #require(decisions.first { $0.rule == "donors-per-sector" })
        #expect(decision.answer == expected)
    }

    @Test func `a quarter through at most one intermediary is within`() throws {
        var world = SmallWorld()
        world.activity("A", of: "D", in: "AA", sectors: ["S1"], spending: "25", intermediaries: 1, reachesLocal: true)
        world.activity("B", of: "D", in: "AA", sectors: ["S1"], spending: "75", intermediaries: 2, reachesLocal: true)
        let within = try #require(Self.decisions("grand-bargain-25", world, on: "2021-06-15").first)
        #expect(within.answer == .within)
        #expect(within.clauses.first?.left == "0.25")
        world.activity("C", of: "D", in: "AA", sectors: ["S1"], spending: "1", intermediaries: nil, reachesLocal: nil)
        let open = try #require(Self.decisions("grand-bargain-25", world, on: "2021-06-15").first)
        #expect(open.answer == .notKnown)
        #expect(open.ask.contains("`reaches_local` of C"))
    }

    @Test func `decisions come in the order of subject, pack and rule`() throws {
        var world = SmallWorld()
        for state in ["CC", "AA", "BB"] { world.reading(state, "inform.risk", 2020, "4") }
        let decisions = try Self.decisions("inform-classes", world, on: "2021-06-15")
        #expect(decisions.map(\.subject.id) == ["AA", "BB", "CC"])
    }
}
