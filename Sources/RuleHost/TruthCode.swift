import RuleModel

/// What a clause comes to as one byte: does not apply, yes, unknown by its standing, no, in this order.
///
/// So `all` is the greatest byte, and `any` is it with yes and no swapped: loops over bytes without a branch.
enum TruthCode {
    static let doesNotApply: UInt8 = 0
    static let yes: UInt8 = 1
    static let no: UInt8 = 255
    /// What is added to the standing of an unknown.
    static let offset: UInt8 = 2

    /// The byte of an unknown that stands so.
    @inline(__always)
    static func unknown(_ standing: UInt8) -> UInt8 {
        standing == Standing.doesNotApply.rawValue ? doesNotApply : standing &+ offset
    }

    @inline(__always)
    static func of(_ holds: Bool, _ standing: UInt8) -> UInt8 {
        standing == 0 ? (holds ? yes : no) : unknown(standing)
    }

    /// Yes for no and no for yes.
    @inline(__always)
    static func swapped(_ code: UInt8) -> UInt8 { code == yes ? no : (code == no ? yes : code) }

    @inline(__always)
    static func isUnknown(_ code: UInt8) -> Bool { code > yes && code < no }

    static func of(_ cell: TruthCell) -> UInt8 {
        cell.truth == .unknown ? unknown(cell.standing.rawValue) : (cell.truth == .yes ? yes : no)
    }

    /// Writes truths and standings by their raw values.
    static func write(_ codes: UnsafeBufferPointer<UInt8>, to answers: inout BoundRule.Answers, at start: Int) {
        answers.truths.withUnsafeMutableBufferPointer { truths in
            for row in codes.indices {
                let code = codes[row]
                let known = code == yes ? Truth.yes.rawValue : Truth.no.rawValue
                truths[start + row] = code == yes || code == no ? known : Truth.unknown.rawValue
            }
        }
        answers.standings.withUnsafeMutableBufferPointer { standings in
            for row in codes.indices {
                let code = codes[row]
                let open = code == doesNotApply ? Standing.doesNotApply.rawValue : code &- offset
                standings[start + row] = code == yes || code == no ? 0 : open
            }
        }
    }
}
