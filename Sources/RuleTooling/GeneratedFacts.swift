import AidModel
import RuleHost
import RuleModel

/// Makes up single facts for the leaves of one rule.
struct GeneratedFacts {
    /// How many of a hundred facts are missing.
    let percentMissing = 3
    private let graph: RuleGraph
    private let asOf: CalendarDate
    /// For each leaf, the numbers that it is compared with.
    private var limits: [Int: FixedDecimal] = [:]
    /// For each leaf, the codes that it is compared with.
    private var codes: [Int: [String]] = [:]
    private let registry: IndicatorRegistry

    init(_ graph: RuleGraph, asOf: CalendarDate, registry: IndicatorRegistry = .standard) {
        (self.graph, self.asOf, self.registry) = (graph, asOf, registry)
        for node in graph.nodes where node.operation.isComparison && node.operands.count == 2 {
            let other = graph.nodes[node.operands[1]]
            guard other.operation == .parameter else { continue }
            switch graph.parameter(other.attributes.text ?? "")?.interval(on: asOf)?.value {
            case .number(let limit): limits[node.operands[0]] = limit
            case .codes(let listed): codes[node.operands[0], default: []] += listed
            case .text(let text): codes[node.operands[0], default: []].append(text)
            default: continue
            }
        }
        for node in graph.nodes where !node.attributes.codes.isEmpty && !node.operands.isEmpty {
            codes[node.operands[0], default: []] += node.attributes.codes
        }
    }

    /// Random numbers of one leaf, the same wherever they are asked for.
    func random(for node: Int) -> Generator { Generator(state: UInt64(node + 1) &* 0x9E37_79B9_7F4A_7C15) }

    /// What is not there, for a kind of question.
    func missing(_ operation: RuleModel.Operation) -> Fact {
        switch operation {
        case .judgement: Fact(absent: .judgement)
        case .consent: Fact(absent: .consent)
        default: .missing
        }
    }

    /// The facts that a leaf can have.
    func choices(_ node: RuleNode, _ index: Int) -> [Fact] {
        switch node.type {
        case .number: return (0..<Self.parts).map { Fact(.number(ExactNumber(number(node, index, part: $0)))) }
        case .date: return (0..<Self.days).map { Fact(.date(asOf.adding(days: -$0))) }
        case .flag, .judgement, .clause: return [false, true].map { Fact(.flag($0)) }
        default:
            let known = known(index)
            return (0..<known.count * 3 / 2 + 2).map { Fact(.text($0 < known.count ? known[$0] : "other-\($0)")) }
        }
    }

    /// Draws one of the choices of a leaf, by its place.
    func draw(_ node: RuleNode, among choices: ArraySlice<Fact>, _ random: inout Generator) -> Int {
        switch node.type {
        case .flag, .judgement: random.chance(70) ? 1 : 0
        case .clause: random.chance(3) ? 1 : 0
        default: random.below(choices.count)
        }
    }

    private static let parts = 129
    private static let days = 1000

    private func known(_ index: Int) -> [String] { Set(codes[index] ?? []).sorted() }

    /// Up to twice the limit that it is compared with, else within the range of its indicator, else up to a hundred; with
    /// the decimals of the indicator or of the limit.
    private func number(_ node: RuleNode, _ index: Int, part: Int) -> FixedDecimal {
        let indicator = registry[node.attributes.text ?? ""]
        let most = limits[index].flatMap { $0.multiplied(by: 2) } ?? indicator?.most ?? FixedDecimal(100)
        let least = limits[index] == nil ? indicator?.least ?? .zero : .zero
        let span = most.adding(FixedDecimal(coefficient: -least.coefficient)) ?? most
        let step = span.multiplied(by: part)?.divided(by: FixedDecimal(Self.parts - 1)) ?? span
        let isWhole = limits[index].map { $0.coefficient % FixedDecimal.one128 == 0 } ?? false
        return (least.adding(step) ?? most).rounded(toPlaces: indicator?.decimals ?? (isWhole ? 0 : 3))
    }

    /// The years of a series: the last ten.
    var years: Range<Int> { (asOf.year - 10)..<asOf.year }

    /// SplitMix64, published by Steele, Lea and Flood in 2014.
    struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }
        mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    }
}
