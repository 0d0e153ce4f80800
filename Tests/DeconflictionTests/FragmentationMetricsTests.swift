import AidModel
import Deconfliction
import Testing

@Suite struct FragmentationMetricsTests {
    private func metrics(_ amounts: String...) throws -> FragmentationMetrics {
        try #require(FragmentationMetrics(amounts: amounts.map(decimal)))
    }

    @Test func `shares of 30, 30, 20 and 20 give the row of the guidelines`() throws {
        let metrics = try metrics("30", "30", "20", "20")
        #expect(metrics.donors == 4)
        #expect(metrics.herfindahl == ExactRatio(26, 100))
        #expect(metrics.fragmentation == ExactRatio(74, 100))
        #expect(metrics.effectiveDonors.text(places: 5) == "3.84615")
        #expect(metrics.normalisedHerfindahl.text(places: 7) == "0.0133333")
        #expect(metrics.theil.rounded(toPlaces: 7) == decimal("0.0201355"))
        #expect(metrics.gini == ExactRatio(1, 10))
        #expect(metrics.largestShare == ExactRatio(3, 10))
        #expect(metrics.largestThreeShare == ExactRatio(8, 10))
    }

    @Test(arguments: [
        (["60", "20", "10", "10"], "0.42", "2.381"), (["1", "1", "1"], "0.3333", "3"),
        (["40", "30", "10", "10", "10"], "0.28", "3.571"), (["80", "10", "5"], "0.723", "1.383"),
        (["10", "20", "5"], "0.4286", "2.333"), (["7"], "1", "1"),
    ])
    func `concentration and effective donors are those of the Cambodia annex and the table of three`(
        _ amounts: [String], _ herfindahl: String, _ effective: String
    ) throws {
        let metrics = try #require(FragmentationMetrics(amounts: amounts.map(decimal)))
        #expect(metrics.herfindahl.text(places: 4) == herfindahl)
        #expect(metrics.effectiveDonors.text(places: 3) == effective)
    }

    @Test(arguments: [
        (["80", "10", "10"], "0.4596"), (["10", "20", "20"], "0.0437"), (["5", "5", "40"], "0.4596"),
        (["3", "3"], "0"),
    ])
    func `Theil's index is that of the table of three`(_ amounts: [String], _ expected: String) throws {
        #expect(
            try #require(FragmentationMetrics(amounts: amounts.map(decimal))).theil.rounded(toPlaces: 4)
                == decimal(expected))
    }

    @Test func `one donor is wholly concentrated`() throws {
        let metrics = try metrics("5")
        #expect(metrics.normalisedHerfindahl == ExactRatio(1, 1))
        #expect(metrics.gini == ExactRatio(0, 1))
        #expect(metrics.theil == .zero)
    }

    @Test func `no aid is undefined, and amounts not above zero have no share`() throws {
        #expect(FragmentationMetrics(amounts: []) == nil)
        #expect(FragmentationMetrics(amounts: [.zero, decimal("-4")]) == nil)
        #expect(try metrics("5", "-4", "0") == metrics("5"))
    }

    @Test func `the unit of money changes nothing, not even past a hundred million million`() throws {
        let small = try metrics("1", "2", "5")
        let large = try metrics("1000000000000000", "2000000000000000", "5000000000000000")
        #expect(small == large)
    }
}
