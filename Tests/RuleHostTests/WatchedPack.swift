import AidModel
import Findings
import RuleModel

@testable import RuleHost

/// A pack whose parameters are of every kind, for rules that are written in a test.
enum WatchedPack {
    static let day = CalendarDate(dayNumber: 18_000)

    static func pack(modules: [String: String] = [:]) -> Pack {
        var pack = Pack()
        pack.id = "watched"
        pack.inputs = [RuleInput(.judgement, "framework")]
        pack.parameters = [
            parameter("least", "persons", .number(FixedDecimal(25_000))),
            parameter("more", "persons", .number(FixedDecimal(50_000))),
            parameter("strict", "flag", .flag(true)), parameter("lax", "flag", .flag(false)),
            parameter("list", "text", .text("ldc")), parameter("since", "date", .date(day)),
            parameter("codes", "code", .list([.text("A"), .text("B")])),
            rows,
        ]
        pack.modules = modules.sorted { $0.key < $1.key }.map { name, text in
            PackFile(path: "rules/lib/\(name).lua", shownPath: "rules/lib/\(name).lua", bytes: Array(text.utf8))
        }
        return pack
    }

    private static func parameter(
        _ name: String, _ unit: String, _ value: ParameterValue, columns: [PackParameter.Column] = []
    ) -> PackParameter {
        let place = SourceLocation(file: "p.yaml")
        let interval = PackParameter.Interval(
            from: CalendarDate(dayNumber: 0), to: nil, value: value, origin: .quoted, reference: "a document", at: place
        )
        return PackParameter(name: name, unit: unit, columns: columns, intervals: [interval], at: place)
    }

    /// Two rows; the ceiling of the second is empty.
    private static let rows = parameter(
        "rows", "table",
        .table([
            .init(cells: [
                "label": .text("first"), "indicator": .text("population"), "ceiling": .number(FixedDecimal(7)),
            ]),
            .init(cells: ["label": .text("second"), "indicator": .text("refugees_hosted")]),
        ]),
        columns: [
            .init(name: "label", unit: "text"), .init(name: "indicator", unit: "text"),
            .init(name: "ceiling", unit: "persons"),
        ])

    /// A rule file with a body for `decide` from its second line on; locals of the file stand in the first line.
    static func file(_ body: String, top: String = "") -> PackFile {
        let text = """
            \(top) return eligibility { id = "r", subject = "state", decide = function(state, p)
            \(body)
            end }
            """
        return PackFile(path: "rules/r.lua", shownPath: "rules/r.lua", bytes: Array(text.utf8))
    }

    /// Takes the mark `«` out of a text and gives its place.
    static func marked(_ text: String) -> (text: String, line: Int, column: Int)? {
        let bytes = Array(text.utf8)
        guard let mark = bytes.firstRange(of: Array("«".utf8)) else { return nil }
        let before = bytes[..<mark.lowerBound]
        let line = before.count { $0 == 0x0A } + 1
        let column = before.count - ((before.lastIndex(of: 0x0A) ?? -1) + 1) + 1
        return (String(decoding: before + bytes[mark.upperBound...], as: UTF8.self), line, column)
    }
}
