import Findings
import Testing

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            ("celing", "ceiling"), ("refugees_hostd", "refugees_hosted"), ("Population", "population"),
            ("popualtion", "population"), ("zebra", nil),
        ] as [(String, String?)])
    func `a mistyped name finds the valid one it stands for, or none`(name: String, expected: String?) {
        let known = ["ceiling", "population", "refugees_hosted", "wgi.rule_of_law"]
        #expect(NearestName.nearest(to: name, among: known) == expected)
        #expect(NearestName.nearest(to: name, among: known.reversed()) == expected)
    }
}
