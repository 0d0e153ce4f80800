import Testing

@testable import Deconfliction

@Suite struct ComparisonTests {
    private func digest(_ id: String, _ digest: String) -> FindingDigest {
        FindingDigest(id: id, digest: digest, kind: "overlap", title: id)
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
}
