import Testing

@testable import AidModel

@Suite struct StringTableTests {
    @Test func `texts are numbered from one, byte for byte, however many there are`() {
        var table = StringTable()
        let texts = (0..<20_000).map { "text \($0) \(String(repeating: "x", count: $0 % 19))" } + [""]
        #expect(texts.map { table.number(of: $0) } == (1...UInt32(texts.count)).map { $0 })
        #expect(texts.map { table.number(of: $0) } == (1...UInt32(texts.count)).map { $0 })
    }

    @Test func `canonically equivalent texts stay apart`() {
        var table = StringTable()
        let composed = "caf\u{E9}"
        let decomposed = "cafe\u{301}"
        #expect(composed == decomposed)
        #expect(table.number(of: composed) != table.number(of: decomposed))
    }
}
