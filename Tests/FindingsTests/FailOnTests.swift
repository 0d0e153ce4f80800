import Findings
import Testing

@Suite struct FailOnTests {
    static let findings = [Finding(.note, "a", "a"), Finding(.warning, "b", "b")]

    @Test(arguments: [(FailOn.note, Int32(1)), (.warning, 1), (.error, 0), (.never, 0)])
    func `a command ends with 1 from the severity on that it is told`(_ threshold: FailOn, _ status: Int32) {
        #expect(threshold.status(of: Self.findings).rawValue == status)
        #expect(threshold.status(of: [] as [Finding]).rawValue == 0)
    }
}
