import Foundation
import TestSupport
import Testing

/// A pack that `check` finds an error in is not asked.
@Suite struct RefusedPackTests {
    /// A folder with a sound pack and one whose rule fails under a past set of parameters alone.
    static func packs() throws -> ScratchFolder {
        let scratch = try ScratchFolder()
        for (id, test) in [("sound", "p.strict"), ("unsound", "p.strict and state.name")] {
            try scratch.write(
                """
                id: \(id)
                version: 1.0.0
                title: A pack
                authority: { id: XX-A, name: An office }
                status: illustrative
                api: ">=1.0, <2"
                valid: { from: 2010-01-01 }
                basis: [{ document: A paper, clause: one }]
                sensitivity: public
                """, to: "\(id)/pack.yaml")
            try scratch.write(
                """
                - name: strict
                  unit: flag
                  origin: quoted
                  reference: A paper
                  values: [{ from: 2010-01-01, value: true }, { from: 2015-01-01, value: false }]
                """, to: "\(id)/parameters/p.yaml")
            try scratch.write(
                """
                return eligibility { id = "\(id)-rule", subject = "state", decide = function(state, p)
                  if \(test) then end
                  return known("name", state.name)
                end }
                """, to: "\(id)/rules/r.lua")
            try scratch.write("", to: "\(id)/README.md")
        }
        return scratch
    }

    static let question = [
        "evaluate", "--data", "Tests/Fixtures/golden/hostile", "--country", "SO", "--as-of", "2021-06-15", "--format",
        "json",
    ]

    @Test func `evaluate refuses it with the reason, and asks the others`() throws {
        let scratch = try Self.packs()
        let run = try CommandLineRun(Self.question + ["--packs", scratch.url.path])
        #expect(run.status == 0)
        #expect(run.complaint.contains("/unsound/rules/r.lua:2:19: error: "))
        #expect(run.complaint.contains("[fact-as-condition]"))
        #expect(run.complaint.contains("the pack `unsound` was not asked, because it has an error [pack.refused]"))
        #expect(run.output.contains("sound-rule"))
        #expect(!run.output.contains("unsound-rule"))
    }

    @Test func `where no other pack is left, evaluate could not do it`() throws {
        let scratch = try Self.packs()
        let run = try CommandLineRun(Self.question + ["--packs", scratch.url.path + "/unsound"])
        #expect(run.status == 2)
        #expect(run.complaint.contains("[pack.refused]"))
    }

    @Test func `check ends with 1 for it`() throws {
        let scratch = try Self.packs()
        let run = try CommandLineRun(["check", scratch.url.path + "/unsound"])
        #expect(run.status == 1)
        #expect((run.output + run.complaint).contains("with the parameters in force on 2010-01-01"))
    }
}
