import Findings
import RuleHost
import RuleModel
import RuleTooling
import Testing

/// A rule is staged under each set of parameters that is ever in force.
@Suite struct PackStagingTests {
    static func findings(parameters: String, body: String) throws -> [Finding] {
        let rule = """
            return eligibility { id = "r", subject = "state", decide = function(state, p)
            \(body)
            end }
            """
        let manifest = """
            id: dated
            version: 1.0.0
            title: Dated
            authority: { id: XX-D, name: Dated }
            status: illustrative
            api: ">=1.0, <2"
            valid: { from: 2010-01-01, to: 2019-12-31 }
            basis: [{ document: A paper, clause: one }]
            sensitivity: public
            inputs: [{ indicator: population, max_age: 9y }]
            """
        let texts = [
            ("pack.yaml", manifest), ("parameters/n.yaml", parameters), ("rules/r.lua", rule), ("README.md", ""),
        ]
        let files = texts.map { PackFile(path: $0, shownPath: "dated/\($0)", bytes: Array($1.utf8)) }
        return PackStaging(try #require(PackLoader.load(files: files, path: "dated").pack)).findings
    }

    static func place(_ file: String, _ line: Int, _ column: Int) -> Findings.SourceLocation {
        Findings.SourceLocation(file: "dated/" + file, line: line, column: column)
    }

    static let flags = """
        - name: strict
          unit: flag
          origin: quoted
          reference: A paper
          values:
            - { from: 2010-01-01, value: false }
            - { from: 2014-05-01, value: true }
            - { from: 2017-01-01, value: false }
        """

    @Test func `a fact used as a condition under a past set alone is found, and the set is named`() throws {
        let body = "local n = state:indicator(\"population\")\nif p.strict and n then end\nreturn known(\"a\", n)"
        let findings = try Self.findings(parameters: Self.flags, body: body)
        #expect(findings.map(\.code) == ["fact-as-condition"])
        #expect(findings.map(\.location) == [Self.place("rules/r.lua", 3, 17)])
        #expect(findings[0].related.map(\.message) == ["with the parameters in force on 2014-05-01"])
        #expect(findings[0].related.map(\.location.line) == [7])
    }

    @Test func `what is wrong under every set is told once and names none`() throws {
        let findings = try Self.findings(
            parameters: Self.flags, body: "if state:indicator(\"population\") then end return known(\"a\", state.name)")
        #expect(findings.map(\.code) == ["fact-as-condition"])
        #expect(findings[0].related == [])
    }

    @Test func `each set has its own mistake, and all are told`() throws {
        let body = """
            local n = state:indicator("population")
            if p.strict then return known("", n) end
            return all { known("a", n), nil }
            """
        let findings = try Self.findings(parameters: Self.flags, body: body)
        #expect(findings.map(\.code) == ["empty-label", "clause-missing"])
        #expect(findings.map { $0.location?.line } == [3, 4])
        #expect(
            findings.flatMap(\.related).map(\.message) == [
                "with the parameters in force on 2014-05-01", "with the parameters in force on 2010-01-01",
            ])
    }

    @Test func `a value that ends leaves a set without it`() throws {
        let parameters = """
            - name: least
              unit: persons
              origin: quoted
              reference: A paper
              values: [{ from: 2010-01-01, to: 2012-12-31, value: 5 }]
            """
        let findings = try Self.findings(
            parameters: parameters, body: "return at_least(\"a\", state:indicator(\"population\"), p.least)")
        #expect(findings.map(\.code) == ["parameter-not-in-force"])
        #expect(findings.map(\.message) == ["no value of `least` is in force on 2013-01-01"])
        #expect(findings.map(\.location) == [Self.place("rules/r.lua", 2, 55)])
    }

    @Test func `rows of dated tables are sets too`() throws {
        let parameters = """
            - name: rows
              unit: table
              origin: quoted
              reference: A paper
              columns: { label: text, ceiling: persons }
              values:
                - { from: 2010-01-01, value: [{ label: one, ceiling: 5 }] }
                - { from: 2015-01-01, value: [{ label: one, ceiling: 5 }, { label: two }] }
            """
        let body = """
            local t = {}
            for _, row in ipairs(p.rows) do
              t[#t + 1] = at_most(row.label, state:indicator("population"), row.ceiling)
            end
            return all(t)
            """
        let findings = try Self.findings(parameters: parameters, body: body)
        #expect(findings.map(\.code) == ["type-mismatch"])
        #expect(findings.map(\.location) == [Self.place("rules/r.lua", 4, 15)])
        #expect(findings[0].related.map(\.message) == ["with the parameters in force on 2015-01-01"])
    }
}
