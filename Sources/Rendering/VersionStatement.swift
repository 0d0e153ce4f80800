import JSONFormat
import RuleModel

/// Which Concord this is: what a program reads before it relies on the shapes of the others' output.
public struct VersionStatement: Sendable {
    /// The version of the product, as the changelog names it.
    public static let version = "0.1.0"

    /// The forms.
    public enum Format: String, CaseIterable, Sendable {
        /// The number alone.
        case text
        /// With the levels of the rule API and of each format.
        case json
    }

    private let program: String

    /// States the version of a program.
    public init(of program: String) {
        self.program = program
    }

    /// The statement in a form.
    public func render(_ format: Format) -> String {
        switch format {
        case .text: "\(Self.version)\n"
        case .json: document.pretty
        }
    }

    /// Levels change when what they count changes its meaning; additions leave them.
    private var document: JSONValue {
        [
            "program": .string(program), "version": .string(Self.version),
            "api": .string(APILevel.current.description),
            "schemas": [
                "snapshot": .integer(SchemaLevel.snapshot), "graph": .integer(SchemaLevel.graph),
                "decision": .integer(SchemaLevel.decision), "deconflict": .integer(SchemaLevel.deconflict),
            ],
        ]
    }
}
