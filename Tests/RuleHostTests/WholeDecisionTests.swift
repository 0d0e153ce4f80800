import AidModel
import JSONFormat
import Rendering
import RuleHost
import RuleModel
import TestSupport
import Testing

/// The four rules of the contract on small worlds: every byte of every decision is known.
@Suite struct WholeDecisionTests {
    typealias Contract = (name: String, rule: String, world: SmallWorld)

    static let contracts: [Contract] = [
        ("refugee-window", ContractRulesTests.refugeeWindow, refugees),
        ("three-signs", ContractRulesTests.threeSigns, signs),
        ("scorecard", ContractRulesTests.scorecard, ContractRulesTests.cards()),
        ("three-sectors", ContractRulesTests.threeSectors, sectors),
    ]

    /// By number, by share, by neither, unknown for want of a count, unknown for want of a judgement.
    static var refugees: SmallWorld {
        var world = SmallWorld()
        let rows: KeyValuePairs<String, (String?, String?, Bool?)> = [
            "AA": ("25000", "30000000", true), "BB": ("20000", "20000000", true), "CC": ("19999", "20000000", true),
            "DD": (nil, "20000000", true), "EE": ("30000", nil, nil), "FF": ("30000", "20000000", false),
        ]
        for (state, row) in rows {
            world.reading(state, "refugees_hosted", 2020, row.0)
            world.reading(state, "population", 2020, row.1)
            if let attested = row.2 { world.judgement(state, "protection-framework", attested, "2021-01-05") }
        }
        return world
    }

    /// All three signs, none of them, and a year of the series missing.
    static var signs: SmallWorld {
        var world = SmallWorld()
        for (state, deaths, share, score) in [("AA", "25", "0.2", "-1.5"), ("BB", "24", "0.1", "0.5")] {
            for year in 2016...2020 { world.reading(state, "battle_deaths", year, year == 2018 ? deaths : "0") }
            world.reading(state, "excluded_share", 2020, share)
            world.reading(state, "wgi.government_effectiveness", 2020, score)
            world.reading(state, "cpia.irai", 2020, score == "0.5" ? "3.2" : "3.1")
        }
        for year in 2016...2019 { world.reading("CC", "battle_deaths", year, "3") }
        return world
    }

    /// Four sectors, of which one only by contracts that do not count; and four that count.
    static var sectors: SmallWorld {
        var world = SmallWorld()
        world.sector("rw-dol", "RW", "S1", "S2", "S3", "S4")
        for donor in ["D", "E"] {
            for (code, spending) in [("S1", "300"), ("S2", "50"), ("S3", "100")] {
                world.activity(
                    "\(donor)-\(code)", of: donor, in: "RW", sectors: [code], spending: spending, signed: "2019-01-01")
            }
        }
        world.activity("D-silent", of: "D", in: "RW", sectors: ["S4"], roles: "silent", signed: "2019-01-01")
        world.activity("D-before", of: "D", in: "RW", sectors: ["S4"], signed: "2017-12-31")
        world.activity("E-S4", of: "E", in: "RW", sectors: ["S4"], spending: "1", signed: "2018-01-01")
        world.activity("F-S4", of: "F", in: "RW", sectors: ["S4", "S1"], signed: nil)
        return world
    }

    @Test(arguments: contracts.indices)
    func `a rule of the contract decides as it is known to`(_ index: Int) throws {
        let contract = Self.contracts[index]
        let decisions = try ContractRulesTests.decisions(ContractRulesTests.staged(contract.rule), contract.world)
        let document = JSONValue.array(decisions.map(DecisionJSON.document)).pretty
        try Golden.expect(document, "contract/\(contract.name).json")
    }

    @Test func `the order of rules changes no decision`() throws {
        let (snapshot, derived) = try Self.refugees.built()
        let rules = try ContractRulesTests.staged(ContractRulesTests.refugeeWindow)
        let other = try ContractRulesTests.staged(ContractRulesTests.threeSigns)
        let asked = [rules, other].map { staged in
            var rule = EvaluableRule.sketch(staged.graph)
            rule.id = staged.id
            return rule
        }
        let orders = [asked, asked.reversed()].map {
            RuleHost.evaluate($0, snapshot: snapshot, derived: derived, asOf: ContractRulesTests.day)
        }
        #expect(orders[0] == orders[1])
        #expect(orders[0].count == 12)
    }
}
