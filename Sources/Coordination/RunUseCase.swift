public import Findings
import FoundationEssentials
public import JSONFormat
public import LuaSandbox

/// Runs one Lua file in the rule sandbox and gives what it returns as JSON.
public struct RunUseCase: Sendable {
    private let isolation: Isolation

    /// Makes the use case; `isolation` says where the file runs.
    public init(isolation: Isolation) {
        self.isolation = isolation
    }

    /// The value, or `{ error: { kind, message, file, line } }`, and how the command ends.
    public func run(_ path: String) -> (document: JSONValue, status: ExitStatus) {
        guard let data = FileManager.default.contents(atPath: path) else {
            return (Self.failure("unreadable", "there is no readable file `\(path)`", path, nil), .couldNot)
        }
        do throws(SandboxError) {
            return (Self.json(try ScriptRunner.run(source: [UInt8](data), name: path, isolation: isolation)), .done)
        } catch {
            let kind = error.limit.map { "limit: \($0)" } ?? "\(error.kind)"
            return (Self.failure(kind, error.message, error.file ?? path, error.line), Self.status(error))
        }
    }

    private static func status(_ error: SandboxError) -> ExitStatus {
        switch error.kind {
        case .limit, .stopped, .reply: .stopped
        case .syntax, .error, .refused, .type, .usage: .findings
        }
    }

    private static func failure(_ kind: String, _ message: String, _ file: String, _ line: Int?) -> JSONValue {
        [
            "error": [
                "kind": .string(kind), "message": .string(message), "file": .string(file),
                "line": line.map(JSONValue.integer) ?? .null,
            ]
        ]
    }

    static func json(_ value: LuaValue) -> JSONValue {
        switch value {
        case .nil: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .number(String(number))
        // JSON has no infinities and no not-a-number.
        case .double(let number): number.isFinite ? .number("\(number)") : .null
        case .string(let text): .string(text)
        case .array(let items): .array(items.map(json))
        case .table(let entries): .object(entries.map { JSONValue.Member($0.key, json($0.value)) })
        case .node(let index): .integer(Int(index))
        }
    }
}
