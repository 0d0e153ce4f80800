import AidModel
import Testing

@Suite struct FixedDecimalTests {
    @Test(
        arguments: [
            ("0", "0"), ("-0", "0"), ("1.50", "1.5"), ("+12", "12"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"),
            ("-1.25e-2", "-0.0125"), ("0.0000000000005", "0"), ("0.0000000000015", "0.000000000002"),
            ("0.00000000000051", "0.000000000001"), ("14.4451109778044", "14.445110977804"),
            ("170141183460469231731687304", nil), ("1,000", nil), ("", nil), ("-", nil), ("NaN", nil), ("1e", nil),
            ("12 ", nil), ("0x10", nil), ("1e9999", nil),
        ] as [(String, String?)])
    func `decimal text is read exactly, rounded half to even at twelve places, or refused`(text: String, value: String?)
    {
        #expect(FixedDecimal(text)?.description == value)
    }

    @Test func `sums and means of one-decimal numbers are exact where binary floating point is not`() {
        let values = ["3.1", "3.2", "3.3"].compactMap { FixedDecimal($0) }
        let sum = values.reduce(FixedDecimal?.some(.zero)) { $0?.adding($1) }
        #expect(sum?.divided(by: FixedDecimal(3)) == FixedDecimal("3.2"))
    }

    @Test(
        arguments: [
            ("1000000", "0.3", "300000"), ("0.000000000001", "0.5", "0"), ("0.000000000003", "0.5", "0.000000000002"),
            ("-7", "0.1", "-0.7"),
        ])
    func `a product is rounded half to even`(left: String, right: String, product: String) throws {
        let result = try #require(FixedDecimal(left)).multiplied(by: try #require(FixedDecimal(right)))
        #expect(result?.description == product)
    }

    @Test func `what leaves the range is nil and never a trap`() {
        let big = FixedDecimal(coefficient: .max)
        #expect(big.adding(big) == nil)
        #expect(big.multiplied(by: big) == nil)
        #expect(big.divided(by: FixedDecimal(coefficient: 1)) == nil)
        #expect(big.divided(by: .zero) == nil)
    }
}
