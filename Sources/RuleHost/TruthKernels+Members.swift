import RuleModel

extension TruthKernels {
    /// The value of each subject for each of its members.
    static func spread(
        _ input: TruthProgram.Lane, _ starts: [Int], _ rows: Range<Int>, _ output: TruthProgram.Register
    ) {
        let first = starts[rows.lowerBound]
        for row in 0..<rows.count {
            let subject = rows.lowerBound + row
            for member in (starts[subject] - first)..<(starts[subject + 1] - first) {
                output.bytes[member] = input.bytes[row]
                guard !input.tops.isEmpty else { continue }
                output.tops[member] = input.tops[row]
                output.bottoms[member] = input.bottoms[row]
            }
        }
    }

    /// Whether a test holds for any or all members to which it applies. A member that may not be in the list counts as
    /// certain only if its test is as it were without it.
    ///
    /// - Parameter inputs: the test, how certain each member is, how certain each list is.
    static func quantified(
        isAny: Bool, _ inputs: [TruthProgram.Lane], _ starts: [Int], _ rows: Range<Int>,
        _ output: TruthProgram.Register
    ) {
        let (test, members, lists) = (inputs[0], inputs[1], inputs[2])
        let (out, decides) = isAny ? (TruthCode.no, TruthCode.yes) : (TruthCode.yes, TruthCode.no)
        starts.withUnsafeBufferPointer { starts in
            let first = starts[rows.lowerBound]
            for row in 0..<rows.count {
                let subject = rows.lowerBound + row
                var (isDecided, doubt) = (false, UInt8(0))
                for member in (starts[subject] - first)..<(starts[subject + 1] - first) {
                    let (code, standing) = (test.bytes[member], members.bytes[member])
                    guard code != TruthCode.doesNotApply, code != out else { continue }
                    isDecided = isDecided || (code == decides && standing == 0)
                    let open = code == decides ? 0 : code - TruthCode.offset
                    doubt = max(doubt, max(standing, open))
                }
                let told = isDecided ? decides : (doubt == 0 ? out : TruthCode.unknown(doubt))
                output.bytes[row] = lists.bytes[row] == 0 ? told : TruthCode.unknown(lists.bytes[row])
            }
        }
    }

    // MARK: Whole numbers

    static func whole(
        _ operation: Operation, _ factors: TruthProgram.WholeFactors, _ left: TruthProgram.Lane,
        _ right: TruthProgram.Lane, _ output: TruthProgram.Register
    ) {
        let (first, second) = (factors.left, factors.right)
        switch operation {
        case .add: whole(factors.bottom, left, right, output) { $0 &* first &+ $1 &* second }
        case .subtract: whole(factors.bottom, left, right, output) { $0 &* first &- $1 &* second }
        default: whole(factors.bottom, left, right, output) { $0 &* $1 }
        }
    }

    @inline(__always)
    private static func whole(
        _ bottom: Int64, _ left: TruthProgram.Lane, _ right: TruthProgram.Lane, _ output: TruthProgram.Register,
        _ compute: (Int64, Int64) -> Int64
    ) {
        for row in output.tops.indices {
            let standing = max(left.bytes[row], right.bytes[row])
            output.tops[row] = standing == 0 ? compute(left.tops[row], right.tops[row]) : 0
            output.bottoms[row] = bottom
            output.bytes[row] = standing
        }
    }

    static func compare(
        _ operation: Operation, _ factors: TruthProgram.WholeFactors, _ left: TruthProgram.Lane,
        _ right: TruthProgram.Lane, _ output: TruthProgram.Register
    ) {
        let (first, second) = (factors.left, factors.right)
        switch operation {
        case .atLeast: compared(left, right, output) { $0 &* first >= $1 &* second }
        case .atMost: compared(left, right, output) { $0 &* first <= $1 &* second }
        case .above: compared(left, right, output) { $0 &* first > $1 &* second }
        default: compared(left, right, output) { $0 &* first < $1 &* second }
        }
    }

    /// Compares with one number for all rows.
    static func compare(
        _ operation: Operation, _ factor: Int64, _ left: TruthProgram.Lane, _ limit: Int64,
        _ output: TruthProgram.Register
    ) {
        switch (operation, factor) {
        case (.atLeast, 1): compared(left, output) { $0 >= limit }
        case (.atMost, 1): compared(left, output) { $0 <= limit }
        case (.above, 1): compared(left, output) { $0 > limit }
        case (_, 1): compared(left, output) { $0 < limit }
        case (.atLeast, _): compared(left, output) { $0 &* factor >= limit }
        case (.atMost, _): compared(left, output) { $0 &* factor <= limit }
        case (.above, _): compared(left, output) { $0 &* factor > limit }
        default: compared(left, output) { $0 &* factor < limit }
        }
    }

    @inline(__always)
    private static func compared(
        _ left: TruthProgram.Lane, _ output: TruthProgram.Register, _ holds: (Int64) -> Bool
    ) {
        for row in output.bytes.indices { output.bytes[row] = TruthCode.of(holds(left.tops[row]), left.bytes[row]) }
    }

    @inline(__always)
    private static func compared(
        _ left: TruthProgram.Lane, _ right: TruthProgram.Lane, _ output: TruthProgram.Register,
        _ holds: (Int64, Int64) -> Bool
    ) {
        for row in output.bytes.indices {
            let isHeld = holds(left.tops[row], right.tops[row])
            output.bytes[row] = TruthCode.of(isHeld, max(left.bytes[row], right.bytes[row]))
        }
    }
}
