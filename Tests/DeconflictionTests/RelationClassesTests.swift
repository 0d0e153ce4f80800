import AidModel
import Deconfliction
import Testing

@Suite struct RelationClassesTests {
    private func table(_ rows: [(String, [String])]) -> RelationClasses {
        RelationClasses(
            rows.flatMap { donor, amounts in
                amounts.enumerated().map { (donor, "R\($0.offset + 1)", decimal($0.element)) }
            })
    }

    @Test func `the test of three donors gives its classes and ratios`() {
        let classes = table([("A", ["50", "10", "0"]), ("B", ["5", "25", "10"]), ("C", ["1", "2", "17"])])
        #expect(
            classes.relations.map { "\($0.donor)-\($0.recipient) \($0.relationClass.rawValue)" } == [
                "A-R1 B", "B-R1 C", "C-R1 D", "A-R2 C", "B-R2 B", "C-R2 D", "B-R3 B", "C-R3 B",
            ])
        #expect(
            ["R1", "R2", "R3"].map { classes.fragmentation(recipient: $0)?.text(places: 3) } == ["0.333", "0.333", "0"])
        #expect(
            ["A", "B", "C"].map { classes.concentration(donor: $0, narrow: true)?.text(places: 3) } == [
                "0.5", "0.667", "0.333",
            ])
        #expect(
            ["A", "B", "C"].map { classes.concentration(donor: $0, narrow: false)?.text(places: 3) } == [
                "1", "1", "0.333",
            ])
    }

    @Test func `the table of three by three gives the ratios of domain 3`() {
        let classes = table([("D1", ["80", "10", "10"]), ("D2", ["10", "20", "20"]), ("D3", ["5", "5", "40"])])
        #expect(
            ["R1", "R2", "R3"].map { classes.fragmentation(recipient: $0)?.text(places: 3) } == ["0.333", "0", "0"])
    }

    /// The OECD's 2009 report on division of labour (slides of 1 December 2009) prints 30, 62 and 39 per cent. The 62 is
    /// not what its own counts give (1,899 of 3,099 is 61.3 per cent): most likely a mean over donors, so it is not forced.
    @Test func `the aggregate of the OECD's report of 2009 gives its ratios`() {
        let all = RelationCounts(concentrated: 641, both: 929, important: 329, neither: 1_200)
        #expect(all.relations == 3_099)
        #expect(
            [all.narrowConcentration, all.broadConcentration, all.fragmentation].map { $0?.text(places: 3) } == [
                "0.3", "0.613", "0.387",
            ])
        #expect(RelationCounts().fragmentation == nil)
    }

    @Test func `the counts of a recipient and of a donor are those of their relations`() {
        let classes = table([("A", ["50", "10", "0"]), ("B", ["5", "25", "10"]), ("C", ["1", "2", "17"])])
        #expect(classes.counts(recipient: "R1") == RelationCounts(both: 1, important: 1, neither: 1))
        // C gives 17 of R3's 27, more than its 20 of all 120.
        #expect(classes.counts(donor: "C") == RelationCounts(both: 1, neither: 2))
    }

    @Test func `ties at ninety per cent take the fewest, by id`() {
        let classes = RelationClasses([
            ("A", "R", decimal("80")), ("C", "R", decimal("10")), ("B", "R", decimal("10")), ("B", "S", decimal("500")),
            ("C", "S", decimal("500")),
        ])
        let inR = classes.relations.filter { $0.recipient == "R" }
        #expect(inR.map { "\($0.donor) \($0.relationClass.rawValue)" } == ["A B", "B C", "C D"])
    }

    @Test func `a relation without money is none`() {
        #expect(RelationClasses([("A", "R", .zero), ("B", "R", decimal("-1"))]).relations.isEmpty)
        #expect(RelationClasses([]).fragmentation(recipient: "R") == nil)
    }
}
