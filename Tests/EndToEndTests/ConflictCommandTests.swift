import Foundation
import TestSupport
import Testing

/// Conditions of two fictional bodies on the real activities of the Somalia sample.
@Suite struct ConflictCommandTests {
    static let somalia = [
        "--data", "docs/examples/somalia", "--country", "SO", "--as-of", "2021-06-15", "--packs", "rules/packs",
    ]
    static let fictional = ["--packs", "Tests/Fixtures/packs"]

    @Test(arguments: [("text", "conflict.txt"), ("html", "conflict.html")])
    func `the two clauses, the activities, whom to ask and what would settle it stand in the report`(
        format: String, golden: String
    ) throws {
        let run = try CommandLineRun(["deconflict"] + Self.somalia + Self.fictional + ["--format", format])
        #expect(run.status == 0)
        let parts = ["Questions worth asking this week", "Rules that cannot both be obeyed"].compactMap { heading in
            Self.section(heading, of: run.output, isHTML: format == "html")
        }
        #expect(parts.count == 2)
        try Golden.expect(parts.joined(separator: "\n"), golden)
    }

    /// From a heading to the next.
    private static func section(_ heading: String, of text: String, isHTML: Bool) -> String? {
        let mark = isHTML ? "<h2>" : "\n\n"
        guard let start = text.range(of: isHTML ? "<h2>\(heading)" : "\(heading)\n---") else { return nil }
        let rest = text[start.lowerBound...]
        if isHTML {
            let end = rest.dropFirst().range(of: mark)?.lowerBound ?? rest.endIndex
            return String(rest[..<end])
        }
        let lines = rest.split(separator: "\n", omittingEmptySubsequences: false)
        let next = lines.indices.dropFirst(2).first { lines[$0].hasPrefix("---") && !lines[$0].contains(" ") }
        return lines[..<(next.map { $0 - 1 } ?? lines.count)].joined(separator: "\n")
    }

    @Test func `without the fictional bodies none is found, and the report says among how many`() throws {
        let run = try CommandLineRun(["deconflict"] + Self.somalia)
        #expect(run.output.contains("* conflicts between bodies: none found among 0 comparable conditions\n"))
        #expect(!run.output.contains("Rules that cannot both be obeyed"))
    }

    @Test func `each conflict in JSON names every activity of its sector and both places`() throws {
        let run = try CommandLineRun(["deconflict"] + Self.somalia + Self.fictional + ["--format", "json"]).object()
        let findings = (run["findings"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "conflict" }
        #expect(findings.count == 2)
        for finding in findings {
            #expect((finding["activities"] as? [Any])?.count == 25)
            let rules = finding["rule"] as? [[String: Any]] ?? []
            #expect(rules.map { $0["pack"] as? String } == ["fictional-agency-of-averra", "fictional-bank-of-belmor"])
            #expect(rules.map { $0["file"] as? String } == ["rules/delivery.lua", "rules/delivery.lua"])
        }
    }

    @Test(arguments: ["GB-GOV-1-301150", " gb-gov-1-301150 "])
    func `an activity is explained by its identifier, however it is written`(_ subject: String) throws {
        let run = try CommandLineRun(
            ["explain"] + Self.somalia + Self.fictional + ["--pack", "fictional-bank-of-belmor", "--subject", subject])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("activity GB-GOV-1-301150: fictional-bank-of-belmor delivery\n"))
        #expect(run.output.contains("* condition: works_through ≠ ministry-of-health\n"))
    }

    @Test func `a portfolio is explained by name and id, and the activities of its list are not called missing`() throws
    {
        let run = try CommandLineRun(
            ["explain"] + Self.somalia + ["--pack", "grand-bargain-25", "--subject", "21000@so"])
        #expect(
            run.output.hasPrefix("portfolio INTERNATIONAL NGO in Somalia (21000@SO): grand-bargain-25 local-share\n"))
        #expect(run.output.contains("* list activities: on record, "))
        #expect(!run.output.contains("list activities: missing"))
    }

    @Test func `only the pack and rule in question are staged`() throws {
        let scratch = try ScratchFolder()
        let pack = SharedData.packageRoot.appending(path: "Tests/Fixtures/packs/fictional-bank-of-belmor/pack.yaml")
        let manifest = try String(contentsOf: pack, encoding: .utf8)
        try scratch.write(
            manifest.replacingOccurrences(of: "id: fictional-bank-of-belmor", with: "id: broken"),
            to: "broken/pack.yaml")
        try scratch.write("return nonsense {", to: "broken/rules/unreadable.lua")
        let packs = Self.somalia + Self.fictional + ["--packs", scratch.url.path]
        let asked = try CommandLineRun(
            ["explain"] + packs
                + ["--pack", "fictional-bank-of-belmor", "--rule", "delivery", "--subject", "GB-GOV-1-301150"])
        #expect(asked.status == 0)
        #expect(!asked.complaint.contains("unreadable.lua"))
        #expect(try CommandLineRun(["evaluate"] + packs).complaint.contains("unreadable.lua"))
    }

    @Test func `an unknown pack is 2, with the nearest name`() throws {
        let run = try CommandLineRun(
            ["explain"] + Self.somalia + Self.fictional + ["--pack", "fictional-bank-of-belmo", "--subject", "SO"])
        #expect(run.status == 2)
        #expect(run.complaint.contains("did you mean `fictional-bank-of-belmor`?"))
    }

    @Test(arguments: [(["--sector", "720"], 10), (["--sector", "122"], 32), (["--organisation", "GB-GOV-1"], 4)])
    func `filters of the command line narrow activities`(_ filter: [String], _ count: Int) throws {
        let run = try CommandLineRun(
            [
                "evaluate", "--data", "docs/examples/somalia", "--country", "SO", "--as-of", "2021-06-15", "--format",
                "csv",
            ]
                + Self.fictional + filter)
        #expect(run.output.split(separator: "\n").count - 1 == count)
    }

    @Test func `that the scope of a rule cannot be told of an activity is said`() throws {
        let run = try CommandLineRun(["evaluate"] + Self.somalia + Self.fictional)
        #expect(
            run.complaint.contains(
                "of 3 activities it cannot be told whether `fictional-bank-of-belmor` `delivery` speaks of them"))
    }
}
