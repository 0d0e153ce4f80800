import Findings
import Testing

@Suite struct CountedTests {
    @Test(arguments: [
        ("file", 1, "1 file"), ("file", 0, "0 files"), ("file", 1763, "1,763 files"), ("activity", 2, "2 activities"),
        ("activity", 1, "1 activity"), ("key", 2, "2 keys"), ("class", 2, "2 classes"),
        ("comparable condition", 1, "1 comparable condition"), ("row", -1_234_567, "-1,234,567 rows"),
    ])
    func `a number stands with its noun in the right form`(_ noun: String, _ count: Int, _ expected: String) {
        #expect(Counted(noun, count).description == expected)
    }

    @Test func `an irregular plural is given`() {
        #expect(Counted("person", 3, plural: "people").description == "3 people")
    }
}
