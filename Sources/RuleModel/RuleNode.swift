public import AidModel

/// One node of a rule graph: what it does to the values of the nodes before it.
public struct RuleNode: Hashable, Sendable {
    /// What a node carries beside its operands.
    public struct Attributes: Hashable, Sendable {
        /// The author's words.
        public var label: String?
        /// The key in reason codes; made from the label when absent.
        public var key: String?
        /// A name: of an indicator, field, list, slot, scope, parameter, pattern or way to treat what is missing.
        public var text: String?
        /// For a member and for what binds it: how many members are around it, from 0.
        public var level: Int
        /// The value of a constant.
        public var value: FixedDecimal?
        /// The unit of a constant.
        public var unit: String?
        /// Codes, in the order written.
        public var codes: [String]

        /// Makes attributes; most nodes have few of them.
        public init(
            label: String? = nil, key: String? = nil, text: String? = nil, level: Int = 0, value: FixedDecimal? = nil,
            unit: String? = nil, codes: [String] = []
        ) {
            self.label = label
            self.key = key
            self.text = text
            self.level = level
            self.value = value
            self.unit = unit
            self.codes = codes
        }
    }

    /// What it does.
    public var operation: Operation
    /// What it yields.
    public var type: ValueType
    /// The nodes that it reads, by number; all lie before it.
    public var operands: [Int]
    /// What it carries.
    public var attributes: Attributes
    /// The line of the rule file that made it first; in no hash.
    public var line: Int

    /// Makes a node; the builder is the only one that should.
    public init(operation: Operation, type: ValueType, operands: [Int], attributes: Attributes, line: Int) {
        self.operation = operation
        self.type = type
        self.operands = operands
        self.attributes = attributes
        self.line = line
    }

    /// The author's words, or nothing.
    public var label: String { attributes.label ?? "" }
    /// The key of its clause in reason codes.
    public var key: String { attributes.key ?? Self.slug(label) }

    /// Lower-case ASCII letters and digits of a label, its other characters as single hyphens.
    public static func slug(_ label: String) -> String {
        var slug = ""
        for scalar in label.lowercased().unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, slug.last != "-" {
                slug += "-"
            }
        }
        return slug.last == "-" ? String(slug.dropLast()) : slug
    }
}
