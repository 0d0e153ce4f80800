import Foundation
import LuaSyntax
import TestSupport
import Testing

/// The parser takes what the real compiler takes and refuses what it refuses.
@Suite(.enabled(if: StockCompiler.isPresent, StockCompiler.absent)) struct StockComparisonTests {
    static func faults(_ bytes: [UInt8]) -> [SyntaxFault] { SyntaxTree.parse(SourceText(bytes)).faults }

    /// The texts about which the two differ, each with what they say.
    static func differences(_ texts: [[UInt8]], _ complaints: [String]) -> [String] {
        guard texts.count == complaints.count else { return ["\(complaints.count) answers for \(texts.count) texts"] }
        return zip(texts, complaints).compactMap { text, complaint in
            let ours = faults(text).first
            guard (ours == nil) != complaint.isEmpty else { return nil }
            return "ours: \(ours?.message ?? "taken"); theirs: \(complaint)\n\(String(decoding: text, as: UTF8.self))"
        }
    }

    @Test func `the packs are taken by both`() throws {
        let texts = try LuaFiles.packs.map { try LuaFiles.bytes($0) }
        #expect(texts.count >= 8)
        let complaints = try StockCompiler.complaints(files: LuaFiles.packs)
        #expect(complaints == texts.map { _ in "" })
        #expect(Self.differences(texts, complaints) == [])
    }

    @Test(.enabled(if: LuaFiles.system.count >= LuaFiles.fewest, LuaFiles.absent))
    func `every Lua file of the system is taken by both or by none`() throws {
        let texts = try LuaFiles.system.map { try LuaFiles.bytes($0) }
        let complaints = try StockCompiler.complaints(files: LuaFiles.system)
        #expect(Self.differences(texts, complaints) == [])
        print("compared \(texts.count) Lua files with luac5.4 -p, \(complaints.filter { !$0.isEmpty }.count) refused")
    }

    /// Mutations of the packs and of the smaller files of the system.
    static func mutants(_ count: Int, seed: UInt64) throws -> [[UInt8]] {
        let paths = LuaFiles.packs + LuaFiles.packs + LuaFiles.system.prefix(400)
        let sources = try paths.map { try LuaFiles.bytes($0) }.filter { $0.count < 12_000 && !$0.isEmpty }
        let cut = sources.map { ($0, SyntaxTree.parse(SourceText($0)).tree.tokens) }
        var mutation = Mutation(seed: seed)
        return (0..<count).map { index in
            let (text, tokens) = cut[index % cut.count]
            return mutation.mutated(text, tokens)
        }
    }

    @Test func `mutations are taken by both or by none`() throws {
        let count = ProcessInfo.processInfo.environment["CONCORD_LUA_MUTATIONS"].flatMap { Int($0) } ?? 5_000
        let texts = try Self.mutants(count, seed: 20_140_605)
        let complaints = try StockCompiler.complaints(texts: texts)
        let differences = Self.differences(texts, complaints)
        #expect(differences.count == 0, "\(differences.prefix(3).joined(separator: "\n---\n"))")
        let taken = zip(texts, complaints).filter { $1.isEmpty }.map { SyntaxTree.parse(SourceText($0.0)).tree }
        let made = taken.map { SourcePass($0).bytes } + taken.map { BrokenLines($0).bytes }
        #expect(try StockCompiler.complaints(texts: made).filter { !$0.isEmpty } == [])
        print("compared \(count) mutations, \(complaints.filter { !$0.isEmpty }.count) refused")
    }

    @Test func `luac itself answers for mutations like the compiler in lua`() throws {
        let texts = try Self.mutants(300, seed: 7)
        let folder = FileManager.default.temporaryDirectory.appending(path: "mutants-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try texts.enumerated().map { index, text in
            let file = folder.appending(path: "\(index).lua")
            try Data(text).write(to: file)
            return file.path
        }
        #expect(Self.differences(texts, try StockCompiler.complaints(files: files)) == [])
    }
}
