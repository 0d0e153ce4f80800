import AidModel
import Findings
import RuleModel
import Testing

@testable import RuleHost

/// The four rules of the contract, as they are written there, staged and evaluated.
@Suite struct ContractRulesTests {
    static let day = CalendarDate(dayNumber: 18_793)

    static let refugeeWindow = """
        --- A host state qualifies with 25,000 refugees, or with one for every thousand inhabitants,
        --- once an adequate protection framework is attested.
        return eligibility {
          id = "refugee-window", subject = "state",
          scope = { sectors = { "72010", "430" }, forms = { "capacity-building" } },   -- data only: what this rule speaks about
          decide = function(state, p)
            local refugees = state:indicator("refugees_hosted")
            return all {
              any {
                at_least("refugees hosted", refugees, p.min_refugees),
                at_least("refugees per inhabitant", refugees / state:indicator("population"), p.min_share),
              },
              attested("protection framework", state:judgement("protection-framework")),
            }
          end,
        }
        """

    static let threeSigns = """
        --- Three signs named at Tarrytown in 2014. Unranked, never added up; a sign may not apply.
        return lens {
          id = "three-signs", subject = "state",
          signs = function(state, p)
            local deaths = state:indicator("battle_deaths"):last(p.recent_years)
            return {
              sign("group inequality and discrimination", at_least("share of excluded groups", state:indicator("excluded_share"), p.excluded_share)),
              sign("current or recent armed conflict", deaths:any_year("battle deaths", function(year) return at_least("in the year", year, p.battle_deaths) end)),
              sign("weak political and economic institutions", all {
                worse_than("government effectiveness", state:indicator("wgi.government_effectiveness"), p.effectiveness),
                worse_than("policy and institutions", state:indicator("cpia.irai"), p.cpia),
              }),
            }
          end,
        }
        """

    static let scorecard = """
        --- MCC-type card: better than the income group's median on half of the indicators, with hard hurdles.
        return eligibility {
          id = "scorecard", subject = "state",
          decide = function(state, p)
            local peers = peers_in_band(state, "gni_per_person", p.income_bands)     -- members, and who lacks data, are printed
            local card = scorecard(p.indicators, { missing = "counts_as_not_met" }, function(row)
              local value = state:indicator(row.indicator)
              if row.ceiling then return at_most(row.label, value, row.ceiling) end  -- a plain parameter: `if` is fine
              return better_than(row.label, value, peers:median(row.indicator))
            end)
            return all {
              at_least_k("indicators passed", p.passes_needed, card),
              card:clause("control-of-corruption"),                                  -- rows carry a key
              any { card:clause("political-rights"), card:clause("civil-liberties") },
              none { listed("statutory bar", state, p.bars) },
            }
          end,
        }
        """

    static let threeSectors = """
        --- At most three sectors of the recipient's own list; running contracts finish; money stays.
        return coordination {
          id = "three-sectors", subject = "portfolio", scope = { recipients = { "RW" } },
          check = function(portfolio, p)
            local counted = portfolio:activities { status = "open" }
              :leaving_out("signed before the matrix", function(a) return before("signed", a.signed, p.in_force) end)
              :leaving_out("silent partner", function(a) return is("role", portfolio:role_in(a), "silent") end)
            local sectors = counted:sectors("rw-dol")                                -- a register: the recipient's own list
            return limit(at_most("sectors with an active role", sectors:count(), p.max_sectors),
              { if_over = suggest("hand over or delegate, same volume", sectors:smallest_first(), { ask = p.ask_first }) })
          end,
        }
        """

    static let parameters = """
        - { name: min_refugees, unit: persons, origin: quoted, values: [{ from: 2017-07-01, value: 25000 }], reference: r }
        - { name: min_share, unit: share, origin: quoted, values: [{ from: 2017-07-01, value: 0.001 }], reference: r }
        - { name: recent_years, unit: years, origin: quoted, values: [{ from: 2017-07-01, value: 5 }], reference: r }
        - { name: excluded_share, unit: share, origin: quoted, values: [{ from: 2017-07-01, value: 0.2 }], reference: r }
        - { name: battle_deaths, unit: deaths, origin: quoted, values: [{ from: 2017-07-01, value: 25 }], reference: r }
        - { name: effectiveness, unit: score, origin: quoted, values: [{ from: 2017-07-01, value: -1 }], reference: r }
        - { name: cpia, unit: score, origin: quoted, values: [{ from: 2017-07-01, value: 3.2 }], reference: r }
        - name: income_bands
          unit: table
          columns: { from: usd, to: usd }
          origin: quoted
          reference: r
          values: [{ from: 2017-07-01, value: [{ to: 2165 }, { from: 2166, to: 4515 }, { from: 4516, to: 7895 }] }]
        - name: indicators
          unit: table
          columns: { key: code, label: text, indicator: text, ceiling: score }
          origin: quoted
          reference: r
          values:
            - from: 2017-07-01
              value:
                - { key: control-of-corruption, label: control of corruption, indicator: wgi.control_of_corruption }
                - { key: political-rights, label: political rights, indicator: wgi.voice_and_accountability }
                - { key: civil-liberties, label: civil liberties, indicator: wgi.rule_of_law }
                - { key: risk, label: risk, indicator: inform.risk, ceiling: 5 }
        - { name: passes_needed, unit: indicators, origin: quoted, values: [{ from: 2017-07-01, value: 2 }], reference: r }
        - { name: bars, unit: codes, origin: quoted, values: [{ from: 2017-07-01, value: [coup-bar] }], reference: r }
        - { name: in_force, unit: date, origin: quoted, values: [{ from: 2017-07-01, value: 2018-01-01 }], reference: r }
        - { name: max_sectors, unit: sectors, origin: quoted, values: [{ from: 2017-07-01, value: 3 }], reference: r }
        - { name: ask_first, unit: text, origin: quoted, values: [{ from: 2017-07-01, value: the ministry }], reference: r }
        """

    static func staged(_ text: String, _ extra: String = "") throws -> StagedRule {
        let manifest = PackLoaderTests.manifest + "\ninputs: [{ judgement: protection-framework, filled_by: UNHCR }]"
        let texts = [
            ("pack.yaml", manifest), ("README.md", "test"), ("rules/r.lua", text),
            ("parameters/p.yaml", parameters + extra),
        ]
        let files = texts.map { PackFile(path: $0.0, shownPath: $0.0, bytes: Array($0.1.utf8)) }
        let loaded = PackLoader.load(files: files, path: "test")
        #expect(loaded.findings == [])
        let pack = try #require(loaded.pack)
        let (rule, findings) = Stager(pack: pack).stage(try #require(pack.rules.first), asOf: day)
        #expect(findings == [])
        return try #require(rule)
    }

    static func decisions(_ rule: StagedRule, _ world: SmallWorld) throws -> [Decision] {
        let (snapshot, derived) = try world.built()
        var evaluable = EvaluableRule.sketch(rule.graph)
        (evaluable.id, evaluable.scope) = (rule.id, rule.scope)
        return RuleHost.evaluate([evaluable], snapshot: snapshot, derived: derived, asOf: day)
    }

    @Test func `the refugee window`() throws {
        var world = SmallWorld()
        world.reading("AA", "refugees_hosted", 2020, "20000")
        world.reading("AA", "population", 2020, "20000000")
        world.judgement("AA", "protection-framework", true, "2021-01-05")
        world.reading("BB", "refugees_hosted", 2020, "19999")
        world.reading("BB", "population", 2020, "20000000")
        world.judgement("BB", "protection-framework", true, "2021-01-05")
        let decisions = try Self.decisions(Self.staged(Self.refugeeWindow), world)
        #expect(decisions.map(\.answer) == [.eligible, .ineligible])
    }

    @Test func `the three signs`() throws {
        var world = SmallWorld()
        for year in 2016...2020 { world.reading("AA", "battle_deaths", year, year == 2018 ? "25" : "0") }
        world.reading("AA", "wgi.government_effectiveness", 2020, "-1.5")
        let decision = try #require(Self.decisions(Self.staged(Self.threeSigns), world).first)
        #expect(decision.signs.map(\.answer) == [.notKnown, .seen, .notKnown])
    }

    /// Three states of one band, one of another, one of unknown income; each with its values on the card.
    static func cards(bars: Bool = true) -> SmallWorld {
        var world = SmallWorld()
        let ids = ["wgi.control_of_corruption", "wgi.voice_and_accountability", "wgi.rule_of_law", "inform.risk"]
        let rows: KeyValuePairs<String, [String?]> = [
            "AA": ["2000", "0.5", "0.5", "-0.5", "6"], "BB": ["2000", "0.1", "0.2", "0.2", "4"],
            "CC": ["2000", "-0.5", "0.1", "0.3", "4"], "DD": ["9000", "0.5", "0.5", "0.5", "4"],
            "EE": [nil, "0.5", "0.5", "0.5", "4"], "FF": ["2000", nil, "0.9", "0.9", "4"],
        ]
        for (state, values) in rows {
            world.reading(state, "gni_per_person", 2020, values[0])
            for (id, value) in zip(ids, values.dropFirst()) { world.reading(state, id, 2020, value) }
        }
        if bars { world.listed("coup-bar", "ZZ") }
        return world
    }

    @Test func `the scorecard`() throws {
        let decisions = try Self.decisions(Self.staged(Self.scorecard), Self.cards()).filter { $0.subject.id < "Z" }
        // The medians of the band: 0.1 of three, 0.35 of four, 0.25 of four.
        #expect(
            decisions.map(\.answer) == [
                .eligible, .ineligible, .ineligible, .notApplicable, .indeterminate, .ineligible,
            ])
        #expect(decisions.map(\.cause) == [nil, nil, nil, nil, .missing, nil])
        let first = decisions[0]
        #expect(first.clauses[0].children[0].left == "2")
        #expect(first.parameters.map(\.name).contains("indicators[4].ceiling"))
        #expect(first.parameters.map(\.name).contains("bars"))
        #expect(first.clauses[0].children[1].isRepeated)
        let groups = first.evidence.filter { $0.question == "peers_in_band gni_per_person" }
        #expect(groups.map(\.members) == [["AA", "BB", "CC", "FF"]])
        #expect(groups.map(\.lacking) == [["EE"]])
        #expect(decisions[4].ask.contains("a reading of `gni_per_person` for EE"))
        #expect(decisions[5].clauses[0].children[1].missing.contains("counts_as_not_met"))
    }

    @Test func `a bar of which no list is loaded leaves the card open`() throws {
        let decision = try Self.decisions(Self.staged(Self.scorecard), Self.cards(bars: false))[0]
        #expect(decision.answer == .indeterminate)
        #expect(decision.ask == ["the lists `coup-bar`, in a register"])
    }

    @Test func `the graph records what steered it`() throws {
        let graph = try Self.staged(Self.scorecard).graph
        #expect(graph.steeredBy == ["bars", "income_bands", "indicators"])
        #expect(try Self.staged(Self.refugeeWindow).graph.steeredBy == [])
    }

    @Test func `the three sectors`() throws {
        var world = SmallWorld()
        world.sector("rw-dol", "RW", "S1", "S2", "S3", "S4")
        for code in ["S1", "S2", "S3"] {
            world.activity("A-\(code)", of: "D", in: "RW", sectors: [code], signed: "2019-01-01")
        }
        world.activity("B", of: "D", in: "RW", sectors: ["S4"], roles: "silent", signed: "2019-01-01")
        world.activity("C", of: "D", in: "RW", sectors: ["S4"], signed: "2017-12-31")
        world.activity("E", of: "D", in: "KE", sectors: ["S4"], signed: "2019-01-01")
        let rule = try Self.staged(Self.threeSectors)
        let within = try Self.decisions(rule, world)
        #expect(within.map(\.subject.id) == ["D@RW"])
        #expect(within.map(\.answer) == [.within])
        #expect(within[0].leftOut.map(\.reason).sorted() == ["signed before the matrix", "silent partner"])
        world.activity("F", of: "D", in: "RW", sectors: ["S4"], spending: "1", signed: "2018-01-01")
        let over = try #require(Self.decisions(rule, world).first)
        #expect(over.answer == .over)
        #expect(over.suggestions.first?.ask == "the ministry")
        #expect(over.suggestions.first?.items.first == "S4 Sector S4")
    }

    // MARK: Other functions

    static let table = """

        - name: cutoffs
          unit: table
          columns: { region: code, least: persons, note: text }
          origin: quoted
          reference: r
          values: [{ from: 2017-07-01, value: [{ region: Africa, least: 10 }, { region: Asia, note: none yet }, { region: Oceania, least: 5 }] }]
        """

    static func rule(_ body: String) -> String {
        "return eligibility { id = \"r\", subject = \"state\", decide = function(state, p)\n\(body)\nend }"
    }

    typealias Region = (state: String, region: String?, answer: Answer)
    static let regions: [Region] = [
        ("AA", "Africa", .ineligible), ("BB", "Oceania", .eligible), ("CC", "Asia", .indeterminate),
        ("DD", "Europe", .indeterminate), ("EE", nil, .indeterminate),
    ]

    @Test(arguments: regions)
    func `a table gives the value of a code, and none for a code without`(_ row: Region) throws {
        let (state, region, answer) = row
        let body =
            "return at_least(\"refugees\", state:indicator(\"refugees_hosted\"), lookup(p.cutoffs, state.region, \"least\"))"
        var world = SmallWorld()
        world.reading(state, "refugees_hosted", 2020, "7")
        world.state(state, region: region)
        let decision = try #require(Self.decisions(Self.staged(Self.rule(body), Self.table), world).first)
        #expect(decision.answer == answer)
        #expect(decision.cause == (answer == .indeterminate ? .missing : nil))
    }

    @Test func `neighbours of whom no register says anything are missing, and asked for`() throws {
        let body =
            "return state:neighbours():any_of(\"a crisis next door\", function(n) return above(\"risk\", n:indicator(\"inform.risk\"), p.cpia) end)"
        var world = SmallWorld()
        world.reading("AA", "inform.risk", 2020, "7")
        let decision = try #require(Self.decisions(Self.staged(Self.rule(body)), world).first)
        #expect(decision.answer == .indeterminate)
        #expect(decision.cause == .missing)
        #expect(decision.ask == ["`neighbours` of AA"])
    }

    @Test(
        arguments: [
            ([("D", false), ("N", true)], Answer.within), ([("D", false), ("U", false), ("N", true)], .over),
            ([("D", false), ("U", nil)], .notKnown), ([], .notKnown),
        ] as [([(String, Bool?)], Answer)])
    func `the way of the money is a list of organisations`(_ chain: [(String, Bool?)], _ answer: Answer) throws {
        let text = """
            return coordination {
              id = "direct", subject = "portfolio",
              check = function(portfolio, p)
                return limit(portfolio:activities():all_of("as directly as possible", function(a)
                  return all {
                    at_most("organisations on the way", a:chain():count(), p.passes_needed),
                    a:chain():any_of("reaches a local responder", function(o) return holds("local", o.is_local) end),
                  }
                end))
              end,
            }
            """
        var world = SmallWorld()
        world.activity("A", of: "D", in: "AA", sectors: ["S1"], chain: chain.map { (key: $0.0, isLocal: $0.1) })
        let decision = try #require(Self.decisions(Self.staged(text), world).first)
        #expect(decision.answer == answer)
    }

    @Test(arguments: [
        ("return at_least(\"a\", lookup(p.cutoffs, state.region, \"lest\"), p.min_refugees)", "unknown-parameter"),
        ("return at_least(\"a\", lookup(p.cutoffs, \"Afrika\", \"least\"), p.min_refugees)", "unknown-code"),
        ("return at_least(\"a\", lookup(p.min_refugees, state.region, \"least\"), p.min_refugees)", "type-mismatch"),
        ("return at_least(\"a\", lookup(p.income_bands, state.region, \"to\"), p.min_refugees)", "lookup-key"),
        (
            "return at_least(\"a\", peers_in_band(state, \"gni_per_person\", p.indicators):count(), p.passes_needed)",
            "band-without-ends"
        ),
        (
            "return at_least(\"a\", peers_in_band(state, \"gni\", p.income_bands):count(), p.passes_needed)",
            "unknown-indicator"
        ),
        (
            "return at_least(\"a\", peers_in_band(state, \"population\", p.income_bands):count(), p.passes_needed)",
            "unit-mismatch"
        ),
        (
            "return at_least(\"a\", (state:indicator(\"cpia.irai\") / p.cpia):rank_in(state:neighbours()), p.min_share)",
            "type-mismatch"
        ),
        (
            "local c = scorecard(p.indicators, function(row) return known(row.label, state:indicator(row.indicator)) end)\nreturn c:clause(\"corruption\")",
            "unknown-row"
        ),
        (
            "local c = scorecard(p.indicators, function(row) return known(row.label, state:indicator(row.indicator)) end)\nreturn c.clause(\"risk\")",
            "wrong-form"
        ),
        (
            "return all(scorecard(p.indicators, function(row) if row.ceiling then return known(row.label, state.name) end end))",
            "clause-missing"
        ),
        (
            "return all(scorecard(p.indicators, { mising = \"leave_out\" }, function(row) return known(row.label, state.name) end))",
            "unknown-key"
        ),
        (
            "return all(scorecard(p.indicators, { missing = \"fails\" }, function(row) return known(row.label, state.name) end))",
            "unknown-way"
        ),
        (
            "local c = scorecard(p.indicators, function(row) return known(row.label, state:indicator(row.indicator)) end)\nreturn known(\"name\", state.name)",
            "clause-dropped"
        ),
        (
            "return all(scorecard(p.indicators, function(row) return known(row.lable, state.name) end))",
            "unknown-parameter"
        ),
    ])
    func `what the new functions cannot take is named`(_ body: String, _ code: String) throws {
        let texts = [
            ("pack.yaml", PackLoaderTests.manifest), ("README.md", "test"), ("rules/r.lua", Self.rule(body)),
            ("parameters/p.yaml", Self.parameters + Self.table),
        ]
        let files = texts.map { PackFile(path: $0.0, shownPath: $0.0, bytes: Array($0.1.utf8)) }
        let pack = try #require(PackLoader.load(files: files, path: "test").pack)
        let (rule, findings) = Stager(pack: pack).stage(try #require(pack.rules.first), asOf: Self.day)
        #expect(rule == nil)
        #expect(findings.first?.code == code)
        #expect((findings.first?.location?.line ?? 0) >= 2)
    }

    @Test func `a card is used as a whole when one of its clauses is`() throws {
        let body =
            "local c = scorecard(p.indicators, function(row) return known(row.label, state:indicator(row.indicator)) end)\nreturn c:clause(\"risk\")"
        #expect(try Self.staged(Self.rule(body)).graph.nodes.count == 4)
    }
}
