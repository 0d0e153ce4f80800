import RuleModel

/// The loops of a program: one step over the rows of a chunk, without branches where that is possible.
///
/// A value that is not known is the fraction 0/1 in its column; its standing says so.
enum TruthKernels {
    private typealias Lane = TruthProgram.Lane
    private static let no = Truth.no.rawValue
    private static let unknown = Truth.unknown.rawValue
    private static let yes = Truth.yes.rawValue
    private static let doesNotApply = Standing.doesNotApply.rawValue

    /// Runs one step; `false` when a number needed more than 64 bits.
    static func run(
        _ kernel: TruthProgram.Kernel, _ inputs: [TruthProgram.Lane], _ output: TruthProgram.Register
    ) -> Bool {
        switch kernel {
        case .arithmetic(let operation): return arithmetic(operation, inputs[0], inputs[1], output)
        case .compare(let operation): compare(operation, inputs[0], inputs[1], output)
        case .all: join(inputs, output, isAll: true)
        case .any: join(inputs, output, isAll: false)
        case .none:
            join(inputs, output, isAll: false)
            for row in output.truths.indices { output.truths[row] = yes - output.truths[row] }
        case .atLeast(let needed): atLeast(needed, inputs, output)
        case .missingAs(let way): missingAs(way, inputs, output)
        case .withinGroup: withinGroup(inputs, output)
        case .known:
            for row in output.truths.indices {
                output.truths[row] = inputs[0].standings[row] == 0 ? yes : no
                output.standings[row] = 0
            }
        }
        return true
    }

    // MARK: Numbers

    private static func arithmetic(
        _ operation: Operation, _ left: Lane, _ right: Lane, _ output: TruthProgram.Register
    ) -> Bool {
        switch operation {
        case .add: fractions(left, right, output) { sum($0, $1, $2, $3, Int64.addingReportingOverflow) }
        case .subtract: fractions(left, right, output) { sum($0, $1, $2, $3, Int64.subtractingReportingOverflow) }
        case .multiply: fractions(left, right, output) { product($0, $1, $2, $3) }
        default: fractions(left, right, output) { quotient($0, $1, $2, $3) }
        }
    }

    /// A fraction, whether it left 64 bits, and whether there is none.
    private typealias Outcome = (top: Int64, bottom: Int64, overflow: Bool, isUndefined: Bool)

    @inline(__always)
    private static func fractions(
        _ left: Lane, _ right: Lane, _ output: TruthProgram.Register,
        _ compute: (Int64, Int64, Int64, Int64) -> Outcome
    ) -> Bool {
        var isTooLarge = false
        for row in output.tops.indices {
            let standing = max(left.standings[row], right.standings[row])
            let result = compute(left.tops[row], left.bottoms[row], right.tops[row], right.bottoms[row])
            let isKnown = standing == 0 && !result.isUndefined
            isTooLarge = isTooLarge || (isKnown && result.overflow)
            output.tops[row] = isKnown ? result.top : 0
            output.bottoms[row] = isKnown ? result.bottom : 1
            output.standings[row] = standing == 0 && result.isUndefined ? Standing.error.rawValue : standing
        }
        return !isTooLarge
    }

    @inline(__always)
    private static func sum(
        _ top: Int64, _ bottom: Int64, _ otherTop: Int64, _ otherBottom: Int64,
        _ combine: (Int64) -> (Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Outcome {
        if bottom == otherBottom {
            let (total, overflow) = combine(top)(otherTop)
            return (total, bottom, overflow, false)
        }
        let (left, first) = top.multipliedReportingOverflow(by: otherBottom)
        let (right, second) = otherTop.multipliedReportingOverflow(by: bottom)
        let (below, third) = bottom.multipliedReportingOverflow(by: otherBottom)
        let (total, fourth) = combine(left)(right)
        return (total, below, first || second || third || fourth, false)
    }

    @inline(__always)
    private static func product(_ top: Int64, _ bottom: Int64, _ otherTop: Int64, _ otherBottom: Int64) -> Outcome {
        let (above, first) = top.multipliedReportingOverflow(by: otherTop)
        let (below, second) = bottom.multipliedReportingOverflow(by: otherBottom)
        return (above, below, first || second, false)
    }

    @inline(__always)
    private static func quotient(_ top: Int64, _ bottom: Int64, _ otherTop: Int64, _ otherBottom: Int64) -> Outcome {
        // The smallest number has no opposite: it is left to the wider evaluation with all that overflows.
        let sign: Int64 = otherTop < 0 ? -1 : 1
        let (above, first) = top.multipliedReportingOverflow(by: otherBottom)
        let (below, second) = bottom.multipliedReportingOverflow(by: otherTop)
        let overflow = first || second || above == .min || below == .min
        return (above &* sign, below &* sign, overflow, otherTop == 0)
    }

    private static func compare(
        _ operation: Operation, _ left: Lane, _ right: Lane, _ output: TruthProgram.Register
    ) {
        switch operation {
        case .atLeast: compared(left, right, output) { $0 >= $1 }
        case .atMost: compared(left, right, output) { $0 <= $1 }
        case .above: compared(left, right, output) { $0 > $1 }
        default: compared(left, right, output) { $0 < $1 }
        }
    }

    @inline(__always)
    private static func compared(
        _ left: Lane, _ right: Lane, _ output: TruthProgram.Register, _ holds: (Int128, Int128) -> Bool
    ) {
        for row in output.truths.indices {
            let standing = max(left.standings[row], right.standings[row])
            let first = Int128(left.tops[row]) &* Int128(right.bottoms[row])
            let second = Int128(right.tops[row]) &* Int128(left.bottoms[row])
            let truth = holds(first, second) ? yes : no
            output.truths[row] = standing == 0 ? truth : unknown
            output.standings[row] = standing
        }
    }

    // MARK: Clauses

    /// The least or greatest of the truths that apply; the standing is that of the worst unknown, if the result is one.
    private static func join(_ inputs: [Lane], _ output: TruthProgram.Register, isAll: Bool) {
        let turn: UInt8 = isAll ? 0 : yes
        let none = yes + 1
        for row in output.truths.indices {
            output.truths[row] = none
            output.standings[row] = 0
        }
        for input in inputs {
            for row in output.truths.indices {
                let applies = input.standings[row] != doesNotApply
                let truth = isAll ? input.truths[row] : turn - input.truths[row]
                let standing = input.standings[row]
                output.truths[row] = applies ? min(output.truths[row], truth) : output.truths[row]
                output.standings[row] =
                    applies && truth == unknown ? max(output.standings[row], standing) : output.standings[row]
            }
        }
        for row in output.truths.indices {
            let truth = output.truths[row]
            let standing = truth == unknown ? output.standings[row] : 0
            output.standings[row] = truth == none ? doesNotApply : standing
            output.truths[row] = truth == none ? unknown : (isAll ? truth : turn - truth)
        }
    }

    private static func atLeast(_ needed: Int, _ inputs: [Lane], _ output: TruthProgram.Register) {
        for row in output.truths.indices {
            var (met, open, applying, standing) = (0, 0, 0, UInt8(0))
            for input in inputs {
                let applies = input.standings[row] != doesNotApply
                let isOpen = applies && input.truths[row] == unknown
                applying += applies ? 1 : 0
                met += applies && input.truths[row] == yes ? 1 : 0
                open += isOpen ? 1 : 0
                standing = isOpen ? max(standing, input.standings[row]) : standing
            }
            let isKnown = applying > 0 && (met >= needed || met + open < needed)
            output.truths[row] = isKnown ? (met >= needed ? yes : no) : unknown
            output.standings[row] = applying == 0 ? doesNotApply : (isKnown ? 0 : standing)
        }
    }

    /// What has no facts listed covers every unknown.
    private static func missingAs(_ way: TruthCell, _ inputs: [Lane], _ output: TruthProgram.Register) {
        let treated = Standing.consent.rawValue...Standing.missing.rawValue
        for row in output.truths.indices {
            let standing = inputs[0].standings[row]
            let isOpen = inputs[0].truths[row] == unknown && treated.contains(standing)
            var isCovered = inputs.count == 1
            for input in inputs.dropFirst() { isCovered = isCovered || input.standings[row] != 0 }
            output.truths[row] = isOpen && isCovered ? way.truth.rawValue : inputs[0].truths[row]
            output.standings[row] = isOpen && isCovered ? way.standing.rawValue : standing
        }
    }

    private static func withinGroup(_ inputs: [Lane], _ output: TruthProgram.Register) {
        for row in output.truths.indices {
            var (truth, standing) = (inputs[0].truths[row], inputs[0].standings[row])
            for input in inputs.dropFirst() where input.standings[row] != 0 && standing != doesNotApply {
                standing = max(input.standings[row], truth == unknown ? standing : 0)
                truth = unknown
            }
            (output.truths[row], output.standings[row]) = (truth, standing)
        }
    }
}
