// What a worker says, read by the host: any bytes as an answer and as a reply. Built together with LuaSandbox's own files.

/// libFuzzer's entry; bytes that are no answer are refused, anything else keeps the promises of the types it becomes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReply(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let reply = try? ReplyDecoder.decode(bytes, names: ["r.lua"]) { check(reply) }
    if let answer = try? WorkerAnswer(bytes, sequence: 1, names: ["r.lua"]) {
        precondition(answer.error == nil || answer.reply.isEmpty)
        if let error = answer.error { precondition((error.kind == .limit) == (error.limit != nil)) }
        if let reply = try? ReplyDecoder.decode(answer.reply, names: ["r.lua"]) { check(reply) }
    }
    return 0
}

/// Nodes use only what comes before them, and the value only nodes that are there; a value that is written reads back.
private func check(_ reply: Reply) {
    for (index, node) in reply.nodes.nodes.enumerated() {
        precondition(node.operands.allSatisfy { Int($0) < index } && Int(node.canonical) <= index)
        precondition(node.chunk == nil || node.chunk == "r.lua")
    }
    var written: [UInt8] = []
    ValueCoding.write(reply.value, to: &written)
    var reader = ByteReader(written)
    guard let again = try? ValueCoding.read(&reader), reader.isAtEnd else {
        preconditionFailure("it does not read back")
    }
    var rewritten: [UInt8] = []
    ValueCoding.write(again, to: &rewritten)
    precondition(rewritten == written)
}
