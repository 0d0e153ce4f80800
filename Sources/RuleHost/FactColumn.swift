import AidModel
import RuleModel

/// The values of one node for some rows where loops read them, and where several rules may read them: 64-bit fractions
/// with a byte for their standing, or one byte each.
///
/// Written once and never changed, so it may be read from any thread.
final class FactColumn: @unchecked Sendable {
    /// What of a node's values is written.
    enum Form: Int, CaseIterable {
        /// Numbers as fractions, with their standings.
        case numbers
        /// Days as whole numbers, with their standings.
        case dates
        /// Texts as places among the different texts, with their standings.
        case texts
        /// The codes of a clause.
        case truths
        /// How values stand, whatever they are.
        case standings
        /// How certain each member of each list is.
        case members
    }

    /// Numerators; none in a column of bytes.
    let tops: UnsafeBufferPointer<Int64>
    /// Denominators; none in a column of bytes.
    let bottoms: UnsafeBufferPointer<Int64>
    /// Standings, or the codes of a clause.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The denominator of all numbers and how large they may be; `nil` when they stand over no common one.
    let shape: WholeShape?
    /// The different texts, of a column of texts.
    let texts: [String]
    /// Whether one of the numbers is a range or needs more than 64 bits; then there are no values.
    let isWide: Bool

    init(
        _ tops: [Int64] = [], _ bottoms: [Int64] = [], bytes: [UInt8], shape: WholeShape? = nil, texts: [String] = [],
        isWide: Bool = false
    ) {
        (self.tops, self.bottoms, self.bytes) = (Self.copy(tops), Self.copy(bottoms), Self.copy(bytes))
        (self.shape, self.texts, self.isWide) = (shape, texts, isWide)
    }

    deinit {
        tops.deallocate()
        bottoms.deallocate()
        bytes.deallocate()
    }

    private static func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeBufferPointer<Value> {
        let memory = UnsafeMutableBufferPointer<Value>.allocate(capacity: values.count)
        _ = memory.initialize(from: values)
        return UnsafeBufferPointer(memory)
    }

    // MARK: Writing

    /// The values of a node in one form, frame after frame.
    static func written(_ form: Form, _ columns: [Column]) -> FactColumn {
        switch form {
        case .numbers: numbers(columns)
        case .dates: dates(columns)
        case .texts: texts(columns)
        case .truths: FactColumn(bytes: columns.flatMap { $0.truths.map { TruthCode.of($0) } })
        case .standings: FactColumn(bytes: columns.flatMap { GraphEvaluation.standings($0).map(\.rawValue) })
        case .members:
            FactColumn(bytes: columns.flatMap { $0.lists.flatMap { $0.members.map(\.standing.rawValue) } })
        }
    }

    private static func numbers(_ columns: [Column]) -> FactColumn {
        var (tops, bottoms, standings): ([Int64], [Int64], [UInt8]) = ([], [], [])
        for cell in columns.lazy.flatMap(\.numbers) {
            guard cell.isPoint, let top = Int64(exactly: cell.low.numerator),
                let bottom = Int64(exactly: cell.low.denominator)
            else { return FactColumn(bytes: [], isWide: true) }
            tops.append(top)
            bottoms.append(bottom)
            standings.append(cell.standing.rawValue)
        }
        return scaled(tops, bottoms, standings)
    }

    /// Fractions over one denominator where they fit.
    private static func scaled(_ tops: [Int64], _ bottoms: [Int64], _ standings: [UInt8]) -> FactColumn {
        guard let (scaled, shape) = WholeShape.scaled(tops, bottoms) else {
            return FactColumn(tops, bottoms, bytes: standings)
        }
        return FactColumn(
            scaled, Array(repeating: shape.bottom, count: scaled.count), bytes: standings, shape: shape)
    }

    private static func dates(_ columns: [Column]) -> FactColumn {
        let cells = columns.flatMap(\.dates)
        let days = cells.map { $0.standing == .known ? Int64($0.date.dayNumber) : 0 }
        return scaled(days, Array(repeating: 1, count: days.count), cells.map(\.standing.rawValue))
    }

    private static func texts(_ columns: [Column]) -> FactColumn {
        var (numbers, texts): ([String: Int64], [String]) = ([:], [])
        let cells = columns.flatMap(\.texts)
        let places = cells.map { cell -> Int64 in
            if let number = numbers[cell.text] { return number }
            numbers[cell.text] = Int64(texts.count)
            texts.append(cell.text)
            return Int64(texts.count - 1)
        }
        return FactColumn(places, places, bytes: cells.map(\.standing.rawValue), texts: texts)
    }
}
