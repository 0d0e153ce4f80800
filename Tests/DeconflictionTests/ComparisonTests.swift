import Testing

@testable import Deconfliction

@Suite struct ComparisonTests {
    private func digest(_ id: String, _ digest: String, _ facts: String...) -> FindingDigest {
        FindingDigest(id: id, digest: digest, kind: "overlap", title: id, facts: facts)
    }

    @Test func `findings are new, gone, changed or the same`() {
        let comparison = Comparison.compare(
            old: [digest("a", "1"), digest("b", "1"), digest("c", "1")],
            new: [digest("d", "1"), digest("b", "2"), digest("a", "1")])
        #expect(
            comparison
                == Comparison(
                    new: [digest("d", "1")], gone: [digest("c", "1")],
                    changed: [.init(old: digest("b", "1"), new: digest("b", "2"))], unchanged: 1))
    }

    @Test func `money that moved is a change though no compared fact did`() {
        let old = digest("a", "1", "XX-1", "XX-2", "USD 10")
        let new = digest("a", "1", "XX-1", "XX-3", "USD 12")
        let comparison = Comparison.compare(old: [old], new: [new])
        #expect(comparison == Comparison(new: [], gone: [], changed: [.init(old: old, new: new)], unchanged: 0))
        #expect(comparison.changed.map(\.added) == [["XX-3", "USD 12"]])
        #expect(comparison.changed.map(\.removed) == [["XX-2", "USD 10"]])
    }
}
