import AidModel
import Findings
import RuleHost
import RuleModel
import RuleTooling
import Testing

@Suite struct CaseRunnerTests {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    @Test func `every case of the packs that ship passes`() {
        let run = CaseRunner.run(["\(Self.root)/rules/packs"])
        #expect(run.findings == [])
        #expect(run.results.flatMap(\.mismatches).map(\.inShort) == [])
        #expect(run.packs.count == 5)
        #expect(run.results.count >= 71)
        #expect(run.status(failOn: .error).rawValue == 0)
    }

    /// Answers that take one another's place: a case that expects the other one has to fail.
    static let opposites = [
        "eligible": "ineligible", "ineligible": "eligible", "within": "over", "over": "within",
        "indeterminate": "eligible", "not_known": "within", "profiled": "not_known",
    ]

    @Test func `a case of a shipped pack that expected another answer would fail`() throws {
        for directory in PackSearch.packs(under: ["\(Self.root)/rules/packs"]).packs {
            var pack = try #require(PackLoader.load(directory).pack)
            for index in pack.cases.indices {
                let text = try #require(pack.cases[index].text)
                pack.cases[index].bytes = Array(Self.turned(text).utf8)
            }
            let run = CaseRunner.run(pack)
            #expect(run.results.count == CaseRunner.run([directory]).results.count)
            #expect(run.results.filter(\.isPassed).map(\.name) == [])
        }
    }

    private static func turned(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let start = line.firstRange(of: "answer: ")?.upperBound else { return String(line) }
            let word = line[start...].prefix { $0.isLetter || $0 == "_" }
            return line[..<start] + (opposites[String(word)] ?? "") + line[word.endIndex...]
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Comparisons

    static let two = """
        all { any { at_least("a", state:indicator("population"), 1), at_least("b", state:indicator("refugees_hosted"), 1) },
          none { at_least("c", state:indicator("battle_deaths"), 1) } }
        """

    /// What is given, and the reasons that the answer rests on.
    static let resting: [(given: String, answer: String, reasons: String)] = [
        ("population: 1, refugees_hosted: 0, battle_deaths: 0", "eligible", "r.a, r.c"),
        ("population: 1, refugees_hosted: 1, battle_deaths: 0", "eligible", "r.a, r.b, r.c"),
        ("population: 0, refugees_hosted: 0, battle_deaths: 0", "ineligible", "r.a, r.b"),
        ("population: 1, refugees_hosted: 0, battle_deaths: 1", "ineligible", "r.c"),
        ("population: 0, battle_deaths: 0", "indeterminate", "r.b"),
        ("population: 0, battle_deaths: 1", "ineligible", "r.c"),
        ("population: 1", "indeterminate", "r.c"),
    ]

    @Test(arguments: resting)
    func `the reasons are those that the answer rests on, and all of them`(
        _ row: (given: String, answer: String, reasons: String)
    ) throws {
        func results(_ reasons: String) throws -> [Finding] {
            let cases = """
                - case: one
                  rule: r
                  as_of: 2021-06-30
                  given: { state: ZZ, indicators: { \(row.given) } }
                  expect: { answer: \(row.answer), reasons: [\(reasons)] }
                """
            return CaseRunner.run(try SketchedPack(deciding: Self.two, cases: cases).loaded()).results.flatMap(
                \.mismatches)
        }
        #expect(try results(row.reasons) == [])
        let all = ["r.a", "r.b", "r.c"]
        let needed = row.reasons.split(separator: ", ").map(String.init)
        for other in all where !needed.contains(other) {
            #expect(try results("\(row.reasons), \(other)").map(\.code) == ["case.reasons"])
        }
        for missing in needed where needed.count > 1 {
            let rest = needed.filter { $0 != missing }.joined(separator: ", ")
            #expect(
                try results(rest).map(\.message) == ["found the reason `\(missing)` as well, which is not expected"])
        }
    }

    @Test func `a reason under another covers it`() throws {
        let rule = """
            at_least_k("two of three", p.two, { known("a", state:indicator("population")),
              known("b", state:indicator("battle_deaths")), known("c", state:indicator("refugees_hosted")) })
            """
        let parameters = """
            - { name: two, unit: none, origin: authors_choice, values: [{ from: 2020-01-01, value: 2 }], reference: a test }
            """
        for reasons in ["r.two-of-three", "r.a", "r.a, r.b", "r.two-of-three, r.b"] {
            let cases = """
                - case: one
                  rule: r
                  as_of: 2021-06-30
                  given: { state: ZZ, indicators: { population: 1, battle_deaths: 1 } }
                  expect: { answer: eligible, reasons: [\(reasons)] }
                """
            let pack = try SketchedPack(deciding: rule, parameters: parameters, cases: cases).loaded()
            #expect(CaseRunner.run(pack).results.flatMap(\.mismatches) == [])
        }
    }

    // MARK: Facts

    /// An expression that holds, and what has to be given for it; without that it does not hold.
    static let facts: [(rule: String, given: String, inputs: String)] = [
        ("at_least(\"x\", state:indicator(\"population\"), 1)", "indicators: { population: 1 }", ""),
        ("attested(\"x\", state:judgement(\"slot\"))", "judgements: { slot: yes }", "{ judgement: slot }"),
        (
            "attested(\"x\", state:judgement(\"slot\"))",
            "judgements: { slot: { answer: yes, date: 2021-06-01, says: A court } }",
            "{ judgement: slot, max_age: 2y }"
        ),
        ("attested(\"x\", state:consent(\"visit\"))", "consents: { visit: given }", ""),
        ("is(\"x\", state:status(\"ldc\"), \"member\")", "statuses: { ldc: member }", ""),
        (
            "is(\"x\", state:status(\"ldc\"), \"member\")", "statuses: { ldc: { status: member, since: 2001-01-01 } }",
            ""
        ),
        ("listed(\"x\", state, { \"bars\" })", "lists: { bars: [YY, ZZ] }", ""),
        ("none { listed(\"x\", state, { \"bars\" }) }", "lists: { bars: [YY] }", ""),
        ("is(\"x\", state.region, \"Averra\")", "region: Averra", ""),
        ("is(\"x\", state.name, \"Belmor\")", "name: Belmor", ""),
        ("at_least(\"x\", state:activities():count(), 1)", "activities: [{ id: A, organisation: D }]", ""),
        ("at_least(\"x\", state:sectors(\"own\"):count(), 1)", "sectors: { own: [S1] }", ""),
    ]

    @Test(arguments: facts)
    func `a fact that is given reaches the rule, and without it the answer is another`(
        _ row: (rule: String, given: String, inputs: String)
    ) throws {
        let cases = """
            - case: given
              rule: r
              as_of: 2021-06-30
              given: { state: ZZ, \(row.given) }
              expect: { answer: eligible }
            - case: not given
              rule: r
              as_of: 2021-06-30
              given: { state: ZZ }
              expect: { answer: eligible }
            """
        let run = CaseRunner.run(try SketchedPack(deciding: row.rule, inputs: row.inputs, cases: cases).loaded())
        #expect(run.results.first?.mismatches == [])
        #expect(run.results.last?.mismatches.map(\.code) == ["case.answer"])
    }

    /// A test of an activity, and the field that makes it hold.
    static let fields = [
        ("holds(\"x\", a.is_open)", "open: yes"),
        ("holds(\"x\", a.humanitarian)", "humanitarian: yes, budget_support: no, aid_type: C01"),
        ("holds(\"x\", a.reaches_local)", "reaches_local: yes"), ("is(\"x\", a.status, \"2\")", "status: \"2\""),
        ("is(\"x\", a.title, \"Wells\")", "title: Wells"), ("matches(\"x\", a.roles, \"1*\")", "roles: \"1 3\""),
        ("above(\"x\", a.spending, 0)", "spending: 0.01"), ("above(\"x\", a.commitments, 0)", "commitments: 12"),
        ("at_least(\"x\", a.intermediaries, 1)", "intermediaries: 1"), ("known(\"x\", a.start)", "start: 2020-01-01"),
        ("known(\"x\", a[\"end\"])", "end: 2020-01-01"), ("known(\"x\", a.signed)", "signed: 2020-01-01"),
    ]

    @Test(arguments: fields)
    func `a field of an activity reaches the rule`(_ test: String, _ field: String) throws {
        let rule = """
            --- Written for a test.
            return coordination { id = "r", subject = "portfolio", check = function(portfolio, p)
              return at_least("one", portfolio:activities():where(function(a) return \(test) end):count(), 1)
            end }
            """
        let cases = """
            - case: given
              rule: r
              as_of: 2021-06-30
              given: { portfolio: { organisation: xx-d, recipient: ZZ }, activities: [{ id: a-1, \(field) }, { id: a-2 }] }
              expect: { answer: within }
            """
        let run = CaseRunner.run(try SketchedPack(rule: rule, cases: cases).loaded())
        #expect(run.results.flatMap(\.mismatches).map(\.inShort) == [])
    }

    @Test func `what is left out and what is suggested are compared`() throws {
        let pack = try #require(PackLoader.load("\(Self.root)/rules/packs/eu-division-of-labour-2007").pack)
        var other = pack
        other.cases = [PackFile(path: "cases/x.yaml", shownPath: "x.yaml", bytes: Array(Self.shares.utf8))]
        let run = CaseRunner.run(other)
        #expect(
            run.results.map { $0.mismatches.map(\.message) } == [
                [],
                [
                    "expected nothing to be left out, found `silent partner`: `A5`",
                    "expected `hand over or delegate, same volume`: `S1 S1` to be suggested, found "
                        + "`hand over or delegate, same volume`: `S2 S2`, `S1 S1`, `S3 S3`, `S4 S4`",
                ],
            ])
    }

    static let shares = """
        - case: as it is
          rule: sectors-per-donor
          as_of: 2010-06-30
          given: \(given)
          expect:
            answer: over
            left_out: { silent partner: [A5] }
            suggestions: { "hand over or delegate, same volume": [S2 S2, S1 S1, S3 S3, S4 S4] }
            ask: []
        - case: another
          rule: sectors-per-donor
          as_of: 2010-06-30
          given: \(given)
          expect:
            answer: over
            left_out: {}
            suggestions: { "hand over or delegate, same volume": [S1 S1] }

        """

    private static let given = """

            portfolio: { organisation: XX-DONOR, recipient: ZZ }
            sectors: { recipient-sectors: [S1, S2, S3, S4] }
            activities:
              - { id: A1, roles: "1", open: yes, sectors: { S1: 90, S2: 10 }, spending: 100, aid_type: C01 }
              - { id: A3, roles: "1", open: yes, sectors: [S3], spending: 200, aid_type: C01 }
              - { id: A4, roles: "1", open: yes, sectors: [S4], spending: 300, aid_type: C01 }
              - { id: A5, roles: silent, open: yes, sectors: [S4], spending: 300, aid_type: C01 }
        """

    // MARK: Bad input

    /// A file of cases, and what is said of it.
    static let bad: [(cases: String, said: [String])] = [
        ("", ["0:0 cases.no-list the file holds no list of cases"]),
        ("case: x", ["1:1 cases.no-list the file holds no list of cases"]),
        ("- case: x\n  rule: [", ["2:10 yaml.syntax did not find expected node content"]),
        (
            "- case: x\n  rule: r\n  as_of: 30 June\n  given: { state: ZZ }\n  expect: { answer: eligible }",
            ["3:10 case.value `as_of` has to be a date, not `30 June`"]
        ),
        (
            "- case: x\n  rule: r\n  as_of: 2021-06-30\n  expect: { answer: eligible }",
            ["1:3 yaml.missing-key `given` is missing"]
        ),
        (
            "- case: x\n  rule: rr\n  as_of: 2021-06-30\n  given: { state: ZZ }\n  expect: { answer: eligible }",
            ["2:9 case.unknown-rule there is no rule `rr`"]
        ),
        (
            "- case: x\n  rule: r\n  as_of: 2021-06-30\n  given: { stat: ZZ }\n  expect: { answer: eligble, reason: [] }",
            [
                "4:10 case.subject nothing is named that could be asked about",
                "5:21 yaml.wrong-type `eligble` is not a value of `answer`",
                "5:30 yaml.unknown-key `reason` is not a key that is read here",
            ]
        ),
        (
            "- case: x\n  rule: r\n  as_of: 2021-06-30\n"
                + "  given: { state: ZZ, indicators: { population: many, battle_deaths: { late: 3 } }, fields: {} }\n"
                + "  expect: { answer: eligible }",
            [
                "4:49 case.value `population` has to be a number, or numbers by year, not `many`",
                "4:72 case.value `late` is not a year",
                "4:85 yaml.unknown-key `fields` is not a key that is read here",
            ]
        ),
        (
            "- case: x\n  rule: r\n  as_of: 2021-06-30\n  given: { activity: A }\n  expect: { answer: eligible }",
            ["5:11 case.no-answer expected an answer about activity `A`, found none"]
        ),
        (
            "- case: x\n  rule: r\n  as_of: 2021-06-30\n"
                + "  given: { state: ZZ, activities: [{ id: A, open: perhaps }, { id: A, organisation: D }] }\n"
                + "  expect: { answer: eligible }",
            [
                "4:36 yaml.missing-key `organisation` is missing",
                "4:51 case.value `open` has to be `yes` or `no`, not `perhaps`",
                "4:62 case.duplicate the activity `A` is given more than once",
            ]
        ),
    ]

    @Test(arguments: bad)
    func `bad input is said at its place, and nothing passes`(_ row: (cases: String, said: [String])) throws {
        let rule = "known(\"x\", state:indicator(\"population\"))"
        let run = CaseRunner.run(try SketchedPack(deciding: rule, cases: row.cases).loaded())
        #expect((run.findings + run.results.flatMap(\.mismatches)).map(\.inShort) == row.said)
        #expect(run.results.filter(\.isPassed) == [])
        #expect(run.status(failOn: .error).rawValue == (run.results.isEmpty ? 2 : 1))
    }

    @Test func `a rule that cannot be staged fails its cases, and says why once`() throws {
        let cases = """
            - case: one
              rule: r
              as_of: 2021-06-30
              given: { state: ZZ }
              expect: { answer: eligible }
            - case: two
              rule: r
              as_of: 2021-06-30
              given: { state: ZZ }
              expect: { answer: ineligible }
            """
        let run = CaseRunner.run(try SketchedPack(deciding: "all {}", cases: cases).loaded())
        #expect(run.findings.map(\.code) == ["clause-missing"])
        #expect(run.results.map { $0.mismatches.map(\.code) } == [["case.rule-not-staged"], ["case.rule-not-staged"]])
    }

    // MARK: Which are run, and how it ends

    @Test(arguments: [
        ("refugee-window: ", ["ida-refugee-window"]),
        ("^inform-classes/risk-class: without", ["inform-classes"]),
        ("silent", ["eu-division-of-labour-2007"]),
    ])
    func `a regular expression picks cases by pack, rule and sentence`(_ pattern: String, _ packs: [String]) throws {
        let all = CaseRunner.run(["\(Self.root)/rules/packs"])
        let some = CaseRunner.run(["\(Self.root)/rules/packs"], only: try #require(CaseFilter(pattern)))
        #expect(Set(some.results.map(\.pack)) == Set(packs))
        #expect(some.results.count < all.results.count)
        #expect(some.results == all.results.filter { some.results.contains($0) })
        #expect(some.status(failOn: .error).rawValue == 0)
    }

    @Test func `what is no regular expression is no filter`() {
        #expect(CaseFilter("(") == nil)
    }

    @Test func `nothing run is never a success`() throws {
        let none = CaseRunner.run(["\(Self.root)/rules/packs"], only: try #require(CaseFilter("no such case")))
        #expect(none.findings.map(\.message) == ["no case matches `no such case`"])
        #expect(none.status(failOn: .never).rawValue == 2)
        let nowhere = CaseRunner.run(["\(Self.root)/rules/packs", "\(Self.root)/Sources"])
        #expect(nowhere.findings.map(\.code) == ["pack.none"])
        #expect(nowhere.failed == 0)
        #expect(nowhere.status(failOn: .never).rawValue == 2)
    }
}
