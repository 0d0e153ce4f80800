import AidModel
import LuaSandbox
import RuleModel

extension Stager {
    /// What the prelude is told before a rule runs: codes of operations, fields, names that may be asked, parameters.
    func configuration(_ asOf: CalendarDate) -> LuaValue {
        let operations = Operation.allCases.map { ($0.name, LuaValue.int(Int64($0.rawValue))) }
        let fields = RecordKind.allCases.map { kind in
            (kind.rawValue, Self.table(kind.fields.map { ($0.key, .string(Self.word($0.value))) }))
        }
        return Self.table([
            ("operations", Self.table(operations)),
            ("fields", Self.table(fields)),
            ("indicators", Self.names(registry.all.map(\.id))),
            ("judgements", Self.names(pack.inputs.filter { $0.kind == .judgement }.map(\.name))),
            ("parameters", Self.table(pack.parameters.compactMap { parameter($0, asOf) })),
            ("absent", Self.names(pack.parameters.filter { $0.inForce(on: asOf) == nil }.map(\.name))),
            ("as_of", .string(asOf.description)),
        ])
    }

    private func parameter(_ parameter: PackParameter, _ asOf: CalendarDate) -> (String, LuaValue)? {
        guard let value = parameter.inForce(on: asOf)?.value else { return nil }
        switch value {
        case .table(let rows):
            let columns = Dictionary(parameter.columns.map { ($0.name, $0.unit) }, uniquingKeysWith: { $1 })
            let encoded = rows.map { row in
                Self.table(row.cells.filter { columns[$0.key] != nil }.map { ($0.key, Self.entry($0.value)) })
            }
            let names = Self.names(parameter.columns.map(\.name))
            let key = parameter.columns.first { $0.unit == "code" }?.name
            let declared = key.map { [("key", LuaValue.string($0))] } ?? []
            return (parameter.name, Self.table([("rows", .array(encoded)), ("columns", names)] + declared))
        case .list(let values): return (parameter.name, Self.table([("list", Self.names(values.map(\.description)))]))
        default: return (parameter.name, Self.entry(value))
        }
    }

    private static func entry(_ value: ParameterValue) -> LuaValue {
        switch value {
        case .number(let number): table([("type", .string("number")), ("number", .string(number.description))])
        case .date: table([("type", .string("date"))])
        case .flag(let flag): table([("plain", .bool(flag))])
        default: table([("plain", .string(value.description))])
        }
    }

    private static func word(_ type: ValueType) -> String {
        switch type {
        case .number: "number"
        case .record(let kind): kind.rawValue
        default: type.description
        }
    }

    private static func names(_ names: [String]) -> LuaValue { .array(names.sorted().map { .string($0) }) }

    private static func table(_ pairs: [(String, LuaValue)]) -> LuaValue {
        .table(pairs.sorted { $0.0 < $1.0 }.map { LuaValue.Entry(key: $0.0, value: $0.1) })
    }
}
