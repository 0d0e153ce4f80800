import Findings
import RuleHost
import RuleModel
import RuleTooling
import Testing

/// What `check` says of single packs.
@Suite struct CheckTests {
    static let parameters = """
        - { name: min_refugees, unit: persons, origin: quoted, values: [{ from: 2020-01-01, value: 25000 }], reference: a }
        - { name: min_share, unit: share, origin: quoted, values: [{ from: 2020-01-01, value: 0.001 }], reference: a }
        """

    /// Cases that show a rule about `population` both ways and without the fact.
    static let cases = """
        - case: fires
          rule: r
          as_of: 2021-06-30
          given: { state: ZZ, indicators: { population: 1 } }
          expect: { answer: eligible }
        - case: does not
          rule: r
          as_of: 2021-06-30
          given: { state: ZZ, indicators: { population: 0 } }
          expect: { answer: ineligible }
        - case: is missing
          rule: r
          as_of: 2021-06-30
          given: { state: ZZ }
          expect: { answer: indeterminate }
        """

    static func said(_ pack: SketchedPack) throws -> [String] { Checker.check(try pack.loaded()).map(\.inShort) }

    // MARK: Several faults of one file

    @Test func `several misspelt names and mismatches of one rule are told in one run`() throws {
        let rule = """
            --- Written for a test.
            return eligibility { id = "r", subject = "state", decide = function(state, p)
              local people = state:indicator("populaton")
              return all {
                at_least("refugees", state:indicator("refugees_hostd"), p.min_refugee),
                at_least("people", people, p.min_refugees),
                at_least("share", state:indicator("population"), p.min_share),
                attested("framework", state:judgement("framwork")),
                at_least("deaths", state:indicator("battle_deaths"), p.min_share),
              }
            end }
            """
        let pack = SketchedPack(
            rule: rule, inputs: "{ judgement: framework }", parameters: Self.parameters, cases: Self.cases)
        #expect(
            try Self.said(pack) == [
                "3:35 unknown-indicator there is no indicator `populaton`",
                "5:43 unknown-indicator there is no indicator `refugees_hostd`",
                "5:63 unknown-parameter there is no parameter `min_refugee`",
                "7:5 unit-mismatch `at_least` cannot set number of persons against number",
                "8:44 unknown-judgement there is no judgement `framwork`",
                "9:5 unit-mismatch `at_least` cannot set number of deaths against number",
            ])
    }

    @Test func `what follows from a fault is not told again`() throws {
        let rule = """
            any { all { at_least("a", state:indicator("population"), p.min_share), known("b", state:indicator("population")) },
              at_least("c", state:indicator("population"), p.min_refugees) }
            """
        let pack = SketchedPack(deciding: rule, parameters: Self.parameters, cases: Self.cases)
        #expect(try Self.said(pack).count == 1)
    }

    @Test func `every clause that is not in the answer is told`() throws {
        let rule = """
            --- Written for a test.
            return eligibility { id = "r", subject = "state", decide = function(state, p)
              known("first", state:indicator("population"))
              known("second", state:indicator("population"))
              return known("third", state:indicator("population"))
            end }
            """
        #expect(
            try Self.said(SketchedPack(rule: rule, cases: Self.cases)) == [
                "3:10 clause-dropped the clause `first` is not in the answer",
                "4:10 clause-dropped the clause `second` is not in the answer",
            ])
    }

    @Test func `a name that nothing is near ends it, and nothing is guessed`() throws {
        let rule = """
            all { known("a", state:indicator("zzzzzzzz")), known("b", state:indicator("populaton")) }
            """
        #expect(
            try Self.said(SketchedPack(deciding: rule, cases: Self.cases)) == [
                "3:44 unknown-indicator there is no indicator `zzzzzzzz`"
            ])
    }

    // MARK: Codes

    /// A scope or test, and what is said of it.
    static let codes: [(scope: String, said: [String])] = [
        (
            "recipients = { \"SO\", \"XA\", \"ZZ\" }, sectors = { \"72010\", \"430\" }, forms = { \"capacity-building\" }",
            []
        ),
        ("areas = { \"SO11\" }, modality = \"cash\", target_groups = { \"refugees\" }", []),
        ("sectors = { \"72019\" }", ["unknown-code there is no DAC sector `72019`, did you mean `72010`?"]),
        ("sectors = { \"121\", \"7201\" }", ["unknown-code there is no DAC sector `7201`, did you mean `720`?"]),
        ("recipients = { \"UK\" }", ["unknown-code there is no country code `UK`"]),
        (
            "forms = { \"capacity-buildng\" }",
            ["unknown-code there is no form of assistance `capacity-buildng`, did you mean `capacity-building`?"]
        ),
        ("sector = { \"121\" }", ["unknown-scope there is no part of a scope `sector`, did you mean `sectors`?"]),
    ]

    @Test(arguments: codes)
    func `codes of a scope are those of the published lists`(_ row: (scope: String, said: [String])) throws {
        let rule = """
            --- Written for a test.
            return eligibility { id = "r", subject = "state", scope = { \(row.scope) }, decide = function(state, p)
              return at_least("x", state:indicator("population"), 1)
            end }
            """
        let findings = Checker.check(try SketchedPack(rule: rule, cases: Self.cases).loaded())
        let said = findings.map { "\($0.code) \($0.message)" + ($0.help.map { ", \($0)" } ?? "") }
        #expect(said == row.said)
        #expect(findings.allSatisfy { $0.location?.line == 2 && $0.location?.column ?? 0 > 60 })
    }

    @Test func `a field is compared with the codes of its list, written or declared`() throws {
        let rule = """
            --- Written for a test.
            return coordination { id = "r", subject = "portfolio", check = function(portfolio, p)
              local open = portfolio:activities():where(function(a) return any {
                one_of("running", a.status, { "2", "7" }),
                is("asked", a.status, p.status),
              } end)
              return at_most("open", open:count(), p.most)
            end }
            """
        let parameters = """
            - { name: status, unit: code, origin: quoted, values: [{ from: 2020-01-01, value: "22" }], reference: a }
            - { name: most, unit: activities, origin: quoted, values: [{ from: 2020-01-01, value: 3 }], reference: a }
            """
        let said = try Self.said(SketchedPack(rule: rule, parameters: parameters, cases: "- {}"))
        #expect(
            said.filter { $0.contains("unknown-code") }.map { String($0.drop { $0 != " " }.dropFirst()) } == [
                "unknown-code there is no activity status `22`", "unknown-code there is no activity status `7`",
            ])
        #expect(said.contains { $0.hasPrefix("4:41 unknown-code") })
    }

    @Test func `codes in cases are looked up too, and fail the case that is run`() throws {
        let rule = "known(\"x\", state:indicator(\"population\"))"
        let cases = Self.cases.replacing("state: ZZ }", with: "state: UK }")
        let pack = try SketchedPack(deciding: rule, cases: cases).loaded()
        #expect(Checker.check(pack).map(\.inShort) == ["14:19 unknown-code there is no country code `UK`"])
        #expect(CaseRunner.run(pack).results.last?.mismatches.map(\.code) == ["unknown-code"])
    }

    // MARK: Cases

    @Test func `a rule whose cases show it both ways is not remarked on`() throws {
        let rule = "at_least(\"x\", state:indicator(\"population\"), 1)"
        #expect(try Self.said(SketchedPack(deciding: rule, cases: Self.cases)) == [])
    }

    @Test(arguments: [
        ("eligible", ["1:1 cases.no-firing no case fires the rule `r`"]),
        ("ineligible", ["1:1 cases.no-non-firing no case leaves the rule `r` without firing"]),
    ])
    func `a rule that its cases show one way only is remarked on`(_ answer: String, _ said: [String]) throws {
        let cases = Self.cases.replacing("answer: \(answer) }", with: "answer: indeterminate }")
        let rule = "at_least(\"x\", state:indicator(\"population\"), 1)"
        let findings = Checker.check(try SketchedPack(deciding: rule, cases: cases).loaded())
        #expect(findings.map(\.inShort) == said)
        #expect(findings.map(\.severity) == [.warning])
    }

    @Test func `each sign and each class of a lens wants its cases`() throws {
        let rule = """
            --- Written for a test.
            return lens { id = "r", subject = "state", signs = function(state, p)
              return { sign("one", known("x", state:indicator("population"))), sign("two", known("x", state:indicator("battle_deaths"))) }
            end }
            """
        let cases = ["one: seen, two: not_seen", "one: not_seen, two: not_seen", "two: not_seen"].enumerated().map {
            """
            - case: case \($0)
              rule: r
              as_of: 2021-06-30
              given: { state: ZZ }
              expect: { answer: profiled, signs: { \($1) } }

            """
        }
        #expect(
            try Self.said(SketchedPack(rule: rule, cases: cases.joined())) == [
                "1:1 cases.no-firing no case fires the sign `two` of `r`"
            ])
        let classes = """
            --- Written for a test.
            return lens { id = "r", subject = "state", class = function(state, p)
              return first_of { class("high", at_least("x", state:indicator("population"), 1)), otherwise("low") }
            end }
            """
        let given = ["high", "high", "none"].enumerated().map {
            """
            - case: case \($0)
              rule: r
              as_of: 2021-06-30
              given: { state: ZZ }
              expect: { answer: profiled, class: \($1) }

            """
        }
        #expect(
            try Self.said(SketchedPack(rule: classes, cases: given.joined())) == [
                "1:1 cases.no-firing no case gives the class `low` of `r`"
            ])
    }

    @Test func `reasons, signs and classes that a rule never gives are told with the nearest`() throws {
        let rule = "at_least(\"inhabitants\", state:indicator(\"population\"), 1)"
        let cases =
            Self.cases.replacing("{ answer: eligible }", with: "{ answer: eligible, reasons: [r.inhabitant] }")
            .replacing("{ answer: ineligible }", with: "{ answer: ineligible, signs: { war: seen }, class: high }")
        let findings = Checker.check(try SketchedPack(deciding: rule, cases: cases).loaded())
        #expect(
            findings.map(\.inShort) == [
                "5:41 case.unknown-reason there is no reason `r.inhabitant`",
                "10:42 case.unknown-sign there is no sign `war`",
                "10:62 case.unknown-class there is no class `high`",
            ])
        #expect(findings.first?.help == "did you mean `r.inhabitants`?")
    }

    @Test func `what is given of further subjects is read as strictly`() throws {
        let rule = "at_least(\"x\", state:indicator(\"population\"), 1)"
        let others = "state: ZZ, others: [{ state: YY, indicators: { populaton: 1 } }, { stat: XA }] }"
        let cases = Self.cases.replacing("state: ZZ }", with: others)
        #expect(
            try Self.said(SketchedPack(deciding: rule, cases: cases)) == [
                "14:41 unknown-code there is no country code `YY`",
                "14:59 unknown-indicator there is no indicator `populaton`",
                "14:77 case.subject nothing is named that could be asked about",
            ])
    }
}
