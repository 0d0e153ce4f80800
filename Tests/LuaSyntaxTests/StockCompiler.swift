import Foundation
import Testing

/// The compiler that decides what Lua 5.4 is.
enum StockCompiler {
    static let luac = "/usr/bin/luac5.4"
    static let lua = "/usr/bin/lua5.4"
    static let isPresent =
        FileManager.default.isExecutableFile(atPath: luac) && FileManager.default.isExecutableFile(atPath: lua)
    static let absent: Comment = "luac5.4 or lua5.4 is absent: install the package lua5.4 to run this test"

    /// What `luac5.4 -p` says of each file: nothing when it takes it. One process per file.
    static func complaints(files: [String]) throws -> [String] {
        let script =
            "while IFS= read -r f; do luac5.4 -p -- \"$f\" 2>&1 | head -n 1 | tr -d '\\n' | tr '\\0' '?'; echo; done"
        let output = try run("/bin/sh", ["-c", script], input: Data(files.map { $0 + "\n" }.joined().utf8))
        return lines(output)
    }

    /// What the compiler in `lua5.4` says of each text; a process for all of them.
    static func complaints(texts: [[UInt8]]) throws -> [String] {
        let script = """
            local function text(s)
              if s:sub(1, 3) == "\\xEF\\xBB\\xBF" then s = s:sub(4) end
              if s:sub(1, 1) == "#" then s = s:match("^[^\\n]*(.*)$") end
              return s
            end
            while true do
              local header = io.read(4)
              if not header then break end
              local _, message = load(text(io.read((string.unpack("<I4", header))) or ""), "=f", "t")
              io.write(((message or ""):gsub("%c", "?")), "\\n")
            end
            """
        var input = Data()
        for text in texts {
            withUnsafeBytes(of: UInt32(text.count).littleEndian) { input.append(contentsOf: $0) }
            input.append(contentsOf: text)
        }
        return lines(try run(lua, ["-e", script], input: input))
    }

    /// What a program prints when `lua5.4` runs it.
    static func output(of program: [UInt8]) throws -> String {
        String(decoding: try run(lua, ["-"], input: Data(program)), as: UTF8.self)
    }

    private static func lines(_ output: Data) -> [String] {
        output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func run(_ program: String, _ arguments: [String], input: Data) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lua-syntax-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (given, taken) = (folder.appending(path: "input"), folder.appending(path: "output"))
        try input.write(to: given)
        try Data().write(to: taken)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: taken)
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: taken)
    }
}
