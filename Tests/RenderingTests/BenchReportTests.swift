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
            findings: [])
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
            "\"slow\": [\n    \"pack/slow\"\n  ]",
        ] {
            #expect(json.contains(member), "\(member)")
        }
    }
}
