/// What a node of a rule graph does. The names are what a prelude writes, the numbers what a graph file holds; neither
/// ever changes its meaning.
public enum Operation: UInt16, CaseIterable, Sendable {
    // Leaves
    case subject = 1
    case member = 2
    case constant = 3
    case parameter = 4
    case parameterAt = 5
    case asOf = 6
    case indicator = 7
    case series = 8
    case field = 9
    case list = 10
    case sectors = 11
    case judgement = 12
    case consent = 13
    case status = 14
    case since = 15
    // Arithmetic and choice
    case add = 20
    case subtract = 21
    case multiply = 22
    case divide = 23
    case negate = 24
    case meanOf = 25
    case largerOf = 26
    case smallerOf = 27
    case choose = 28
    case ifElse = 29
    case lookup = 30
    case shareOf = 31
    // Comparisons
    case atLeast = 40
    case atMost = 41
    case above = 42
    case below = 43
    case betterThan = 44
    case worseThan = 45
    case before = 46
    case after = 47
    case `is` = 48
    case same = 49
    case oneOf = 50
    case known = 51
    case matches = 52
    case holds = 53
    // Combinators
    case all = 60
    case any = 61
    case none = 62
    case atLeastK = 63
    case attested = 64
    case listed = 65
    case missingAs = 66
    case withinGroup = 67
    case scorecard = 68
    // Lists
    case `where` = 80
    case leavingOut = 81
    case last = 82
    case changes = 83
    case distinct = 84
    case each = 85
    case smallestFirst = 86
    case largestFirst = 87
    case topShare = 88
    // Aggregates
    case count = 100
    case sum = 101
    case average = 102
    case median = 103
    case anyOf = 104
    case allOf = 105
    case consecutive = 106
    case least = 107
    case greatest = 108
    // Groups of peers
    case peersInBand = 110
    case peerMedian = 111
    case peerAverage = 112
    case rankIn = 113
    // Results
    case sign = 120
    case classOf = 121
    case otherwise = 122
    case firstOf = 123
    case limit = 124
    case suggest = 125
    case amount = 126
    case ceiling = 127
    case condition = 128
    case obligation = 129
    case comment = 130
    // Roots
    case eligibility = 140
    case lens = 141
    case coordination = 142
    case warning = 143
    case advisory = 144

    /// The name: lower case with underscores, as a prelude writes it and an explanation prints it.
    public var name: String { Self.names[self] ?? "" }

    /// The operation of a name.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    private static let names: [Operation: String] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, underscored(spelling($0))) })

    private static func spelling(_ operation: Operation) -> String {
        switch operation {
        case .parameter: "param"
        case .parameterAt: "paramAt"
        case .classOf: "class"
        default: "\(operation)"
        }
    }

    private static func underscored(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    /// Whether it compares two values and yields a clause.
    public var isComparison: Bool { (40...53).contains(rawValue) }
    /// Whether it yields a clause out of clauses.
    public var isCombinator: Bool { (60...67).contains(rawValue) }
    /// Whether it tells something of a group of peers, computed once for the group and not for each subject.
    public var isGroupAggregate: Bool { self == .peerMedian || self == .peerAverage }
    /// Whether it is a rule's root.
    public var isRoot: Bool { rawValue >= 140 }
    /// Whether it evaluates a test or value once for each member of its first operand; the level says which member.
    public var bindsMember: Bool {
        switch self {
        case .where, .leavingOut, .each, .smallestFirst, .largestFirst, .topShare, .sum, .average, .median, .anyOf,
            .allOf, .consecutive, .least, .greatest, .shareOf:
            true
        default: false
        }
    }
}
