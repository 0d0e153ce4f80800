import Findings
import Testing

@Suite struct FindingTallyTests {
    private func finding(_ line: Int) -> Finding {
        Finding(.warning, "a.b", "line \(line)", at: SourceLocation(file: "f", line: line))
    }

    @Test func `the first are kept in order of place and the others counted`() {
        var tally = FindingTally(limit: 2)
        for line in [5, 3, 4, 1] { tally.add("a.b", finding(line)) }
        var rest = Finding(.warning, "a.b", "and 2 more of the same kind in this file", at: SourceLocation(file: "f"))
        rest.count = 2
        #expect(tally.findings(file: "f") == [finding(3), finding(5), rest])
    }

    @Test func `values that many rows have are counted with their rows`() {
        var tally = FindingTally(limit: 1)
        for line in 1...3 { tally.add("a.b", rows: 10, finding(line)) }
        #expect(tally.findings(file: "f").last?.message == "and 2 more values of the same kind, in 20 rows")
    }

    @Test func `a finding that is not kept is never made`() {
        var tally = FindingTally(limit: 0)
        tally.add("a.b", { () -> Finding in fatalError("made for nothing") }())
        #expect(tally.findings(file: "f").map(\.severity) == [.note])
    }
}
