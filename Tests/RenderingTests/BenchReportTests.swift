import AidModel
import Findings
import Rendering
import Testing

@Suite struct BenchReportTests {
    static func report(isGenerated: Bool = true) -> BenchReport {
        let times = BenchReport.Percentiles((1...200).map { Double($0) / 10 })
        let rules = ["slow", "quick"].map { id in
            BenchReport.Rule(
                pack: "pack", rule: id, subject: "state", file: "rules/\(id).lua", nodes: 12, subjects: 10_000,
                staging: 812.34, binding: 433.7, truth: id == "slow" ? 151 : 15.04, explanation: times,
                slow: id == "slow" ? ["truth and cause take over 150 ns a subject"] : [])
        }
        return BenchReport(
            asOf: CalendarDate(dayNumber: 18_793), isGenerated: isGenerated, isOptimised: isGenerated, rules: rules,
            populations: [population], findings: [])
    }

    static var population: BenchReport.Population {
        var population = BenchReport.Population(
            subject: "activity", rules: 100, questions: 17, subjects: 50_000, threads: 2, alone: 0.5, together: 0.25)
        var scaling = BenchReport.Scaling()
        scaling.add(1_000, seconds: 0.01)
        scaling.add(10_000, seconds: 0.1)
        scaling.add(100_000, seconds: 1)
        population.scaling = scaling
        return population
    }

    @Test(arguments: [([0.01, 0.1, 1.0], 1.0), ([0.01, 1.0, 100.0], 2.0), ([3.0, 3.0, 3.0], 0.0)])
    func `the exponent is the slope of time against size on logarithms`(_ seconds: [Double], _ slope: Double) throws {
        var scaling = BenchReport.Scaling()
        #expect(scaling.exponent == nil)
        for (size, seconds) in zip([1_000, 10_000, 100_000], seconds) { scaling.add(size, seconds: seconds) }
        let exponent = try #require(scaling.exponent)
        #expect(abs(exponent - slope) < 1e-9)
    }

    typealias Sample = (times: [Double], percentiles: [Double])
    static let samples: [Sample] = [
        ([3, 1, 2], [2, 3, 3, 3]), ([5], [5, 5, 5, 5]), ((1...100).map(Double.init), [50, 95, 99, 100]),
        ([], [0, 0, 0, 0]),
    ]

    @Test(arguments: samples)
    func `a percentile is a time that was measured`(_ sample: Sample) {
        let percentiles = BenchReport.Percentiles(sample.times)
        #expect([percentiles.p50, percentiles.p95, percentiles.p99, percentiles.most] == sample.percentiles)
        #expect(percentiles.count == sample.times.count)
    }

    @Test func `people read a table and a list of slow rules`() {
        let text = Self.report().render(.text)
        #expect(text.contains("Subjects are made up around each rule’s limits, as of 2021-06-15."))
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("slow 10,000 812.3 433.7 151.0 10.0 19.0 19.8 20.0"))
        #expect(lines.contains("quick 10,000 812.3 433.7 15.0 10.0 19.0 19.8 20.0"))
        #expect(lines.contains("activity 100 17 50,000 0.5000 10.0 2 0.2500 20.0 1.0000"))
        #expect(lines.contains("* pack/slow (rules/slow.lua): truth and cause take over 150 ns a subject"))
    }

    @Test func `a debug build and real data are named as such`() {
        let text = Self.report(isGenerated: false).render(.text).split(separator: "\n").joined(separator: " ")
        #expect(text.contains("Subjects of the data, as of 2021-06-15."))
        #expect(text.contains("This is a debug build: its times say little."))
    }

    @Test func `programs read every figure`() {
        let json = Self.report().render(.json)
        for member in [
            "\"asOf\": \"2021-06-15\"", "\"generated\": true", "\"optimised\": true", "\"truthNanoseconds\": 151.0",
            "\"stagingMicroseconds\": 812.3", "\"factsNanoseconds\": 433.7", "\"p99\": 19.8", "\"count\": 200",
            "\"questions\": 17", "\"oneThreadSeconds\": 0.5000", "\"exponent\": 1.0000",
            "\"slow\": [\n    \"pack/slow\"\n  ]",
        ] {
            #expect(json.contains(member), "\(member)")
        }
    }
}
