import RuleModel

/// The loops of a program: one step over the rows of a chunk, without branches where that is possible.
///
/// A value that is not known is the fraction 0/1 in its column; its standing says so. Of a clause the byte is its code.
enum TruthKernels {
    private typealias Lane = TruthProgram.Lane

    /// Runs one step; `false` when a number needed more than 64 bits.
    static func run(
        _ kernel: TruthProgram.Kernel, _ inputs: [TruthProgram.Lane], _ output: TruthProgram.Register
    ) -> Bool {
        switch kernel {
        case .arithmetic(let operation): return arithmetic(operation, inputs[0], inputs[1], output)
        case .compare(let operation): compare(operation, inputs[0], inputs[1], output)
        case .whole(let operation, let factors): whole(operation, factors, inputs[0], inputs[1], output)
        case .compareWhole(let operation, let factors): compare(operation, factors, inputs[0], inputs[1], output)
        case .compareConstant(let operation, let factor, let limit):
            compare(operation, factor, inputs[0], limit, output)
        case .codes(let holds): codes(holds, inputs[0], output)
        case .all: greatest(inputs, output) { $0 }
        case .any:
            greatest(inputs, output, TruthCode.swapped)
            for row in output.bytes.indices { output.bytes[row] = TruthCode.swapped(output.bytes[row]) }
        case .none: greatest(inputs, output, TruthCode.swapped)
        case .atLeast(let needed): atLeast(needed, inputs, output)
        case .missingAs(let way): missingAs(way, inputs, output)
        case .withinGroup: withinGroup(inputs, output)
        case .known:
            for row in output.bytes.indices { output.bytes[row] = TruthCode.of(inputs[0].bytes[row] == 0, 0) }
        case .spread, .anyOf, .allOf: return false
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
            let standing = max(left.bytes[row], right.bytes[row])
            let result = compute(left.tops[row], left.bottoms[row], right.tops[row], right.bottoms[row])
            let isKnown = standing == 0 && !result.isUndefined
            isTooLarge = isTooLarge || (isKnown && result.overflow)
            output.tops[row] = isKnown ? result.top : 0
            output.bottoms[row] = isKnown ? result.bottom : 1
            output.bytes[row] = standing == 0 && result.isUndefined ? Standing.error.rawValue : standing
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
        for row in output.bytes.indices {
            let first = Int128(left.tops[row]) &* Int128(right.bottoms[row])
            let second = Int128(right.tops[row]) &* Int128(left.bottoms[row])
            output.bytes[row] = TruthCode.of(holds(first, second), max(left.bytes[row], right.bytes[row]))
        }
    }

    // MARK: Clauses

    /// The greatest of the codes, each turned first.
    @inline(__always)
    private static func greatest(
        _ inputs: [Lane], _ output: TruthProgram.Register, _ turned: (UInt8) -> UInt8
    ) {
        for row in output.bytes.indices { output.bytes[row] = turned(inputs[0].bytes[row]) }
        for input in inputs.dropFirst() {
            for row in output.bytes.indices { output.bytes[row] = max(output.bytes[row], turned(input.bytes[row])) }
        }
    }

    private static func atLeast(_ needed: Int, _ inputs: [Lane], _ output: TruthProgram.Register) {
        for row in output.bytes.indices {
            var (met, open, applying, doubt) = (0, 0, 0, UInt8(0))
            for input in inputs {
                let code = input.bytes[row]
                let isOpen = TruthCode.isUnknown(code)
                applying += code == TruthCode.doesNotApply ? 0 : 1
                met += code == TruthCode.yes ? 1 : 0
                open += isOpen ? 1 : 0
                doubt = isOpen ? max(doubt, code) : doubt
            }
            let isKnown = met >= needed || met + open < needed
            let code = isKnown ? (met >= needed ? TruthCode.yes : TruthCode.no) : doubt
            output.bytes[row] = applying == 0 ? TruthCode.doesNotApply : code
        }
    }

    /// What has no facts listed covers every unknown.
    private static func missingAs(_ way: TruthCell, _ inputs: [Lane], _ output: TruthProgram.Register) {
        let treated = TruthCode.unknown(Standing.consent.rawValue)...TruthCode.unknown(Standing.missing.rawValue)
        let read = TruthCode.of(way)
        for row in output.bytes.indices {
            let code = inputs[0].bytes[row]
            var isCovered = inputs.count == 1
            for input in inputs.dropFirst() { isCovered = isCovered || input.bytes[row] != 0 }
            output.bytes[row] = isCovered && treated.contains(code) ? read : code
        }
    }

    /// A clause, then how the group of each row stands.
    private static func withinGroup(_ inputs: [Lane], _ output: TruthProgram.Register) {
        for row in output.bytes.indices {
            var code = inputs[0].bytes[row]
            for input in inputs.dropFirst() where input.bytes[row] != 0 && code != TruthCode.doesNotApply {
                let own = TruthCode.isUnknown(code) ? code - TruthCode.offset : 0
                code = TruthCode.unknown(max(input.bytes[row], own))
            }
            output.bytes[row] = code
        }
    }

    private static func codes(_ holds: [UInt8], _ input: Lane, _ output: TruthProgram.Register) {
        holds.withUnsafeBufferPointer { holds in
            for row in output.bytes.indices {
                let standing = input.bytes[row]
                output.bytes[row] = standing == 0 ? holds[Int(input.tops[row])] : TruthCode.unknown(standing)
            }
        }
    }
}
