// The parser and the passes over its tree, on any bytes. Built together with LuaSyntax's own files.

import StockCompiler

/// libFuzzer's entry: the parser and Lua's own compiler have to agree, and what the passes make has to be Lua.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // A byte order mark and a first line of `#` are the business of the file's reader in stock Lua.
    guard bytes.first != UInt8(ascii: "#"), bytes.first != 0xEF else { return 0 }
    let text = SourceText(bytes)
    let (tree, faults) = SyntaxTree.parse(text)
    precondition(faults.count <= 100, "more faults than are told")
    precondition(faults.allSatisfy { $0.range.upperBound <= count && !$0.message.isEmpty }, "a fault outside")
    precondition(zip(faults, faults.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound }, "no order")
    precondition(tree.nodes.allSatisfy { $0.range.upperBound <= count }, "a node outside")
    let verdict = compiled(bytes)
    if verdict != 2, !faults.contains(where: { $0.kind == .limit }) {
        precondition(
            faults.isEmpty == (verdict == 0), "the compiler says otherwise: \(faults.first?.message ?? "taken")")
    }
    guard faults.isEmpty, verdict == 0 else { return 0 }
    let pass = SourcePass(tree)
    precondition(SourceText(pass.bytes).lineCount == text.lineCount, "the pass changed the lines")
    precondition(compiled(pass.bytes) != 1, "the pass made something that is not Lua")
    precondition(compiled(BrokenLines(tree).bytes) != 1, "the broken lines are not Lua")
    return 0
}

private func compiled(_ bytes: [UInt8]) -> CInt { stock_compiler_verdict(bytes, bytes.count) }
