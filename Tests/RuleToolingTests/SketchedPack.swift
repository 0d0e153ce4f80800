import Findings
import RuleHost
import RuleModel
import Testing

/// A pack written in a test: one rule file and one file of cases, for reading places by eye.
struct SketchedPack {
    var inputs = ""
    var parameters = ""
    var rule: String
    var cases: String

    /// The rule `r` about a state, whose answer is this expression of `state` and `p`.
    init(deciding expression: String, inputs: String = "", parameters: String = "", cases: String = "") {
        rule = """
            --- Written for a test.
            return eligibility { id = "r", subject = "state", decide = function(state, p)
              return \(expression)
            end }
            """
        (self.inputs, self.parameters, self.cases) = (inputs, parameters, cases)
    }

    /// A rule file as written.
    init(rule: String, inputs: String = "", parameters: String = "", cases: String = "") {
        (self.rule, self.inputs, self.parameters, self.cases) = (rule, inputs, parameters, cases)
    }

    /// The pack as it is loaded, which has to be without a fault.
    func loaded() throws -> Pack {
        let manifest = """
            id: sketch
            version: 1.0.0
            title: Written for a test
            authority: { id: XX-ME, name: A test }
            status: illustrative
            api: ">=1.0, <2"
            valid: { from: 2020-01-01 }
            basis: [{ document: A test }]
            sensitivity: public
            inputs: [\(inputs)]
            """
        var files = [
            ("README.md", "A sketch."), ("cases/r.yaml", cases), ("pack.yaml", manifest), ("rules/r.lua", rule),
        ]
        if !parameters.isEmpty { files.append(("parameters/p.yaml", parameters)) }
        let (pack, findings) = PackLoader.load(
            files: files.map { PackFile(path: $0, shownPath: $0, bytes: Array($1.utf8)) }, path: "sketch")
        #expect(findings == [])
        return try #require(pack)
    }
}

extension Finding {
    /// `line:column code message`, for reading in a test.
    var inShort: String {
        let place = location.map { "\($0.line ?? 0):\($0.column ?? 0) " } ?? ""
        return "\(place)\(code) \(message)"
    }
}
