import RuleModel

/// Steps over compact columns: 64-bit fractions, and bytes for truth and standing.
struct TruthProgram: Sendable {
    /// Where a step reads.
    enum Source: Sendable {
        case leaf(Int)
        case constant(Int)
        case step(Int)
    }

    /// What a step does.
    enum Kernel: Sendable {
        case arithmetic(Operation)
        case compare(Operation)
        case all
        case any
        case none
        case atLeast(Int)
        case missingAs(TruthCell)
        case withinGroup
        case known
    }

    struct Step: Sendable {
        var kernel: Kernel
        var inputs: [Source]
        /// The register that it writes; until registers are assigned the step's own number.
        var output: Int
    }

    var subjects = 0
    var steps: [Step] = []
    var constants: [(top: Int64, bottom: Int64)] = []
    var result = Source.leaf(0)
    private var registers = 0
    private var leaves = 0
    /// For each leaf, tops and bottoms of all subjects; for one without numbers nothing is read there.
    private var numbers: [Int64] = []
    private var numberStarts: [Int] = []
    /// For each leaf, truths and standings of all subjects.
    private var bytes: [UInt8] = []

    mutating func bind(_ tops: [Int64], _ bottoms: [Int64], _ standings: [UInt8]) -> Source {
        numberStarts.append(numbers.count)
        numbers += tops + bottoms
        bytes += Array(repeating: 0, count: standings.count) + standings
        leaves += 1
        return .leaf(leaves - 1)
    }

    mutating func bind(truths: [UInt8], _ standings: [UInt8]) -> Source {
        numberStarts.append(0)
        bytes += truths + standings
        leaves += 1
        return .leaf(leaves - 1)
    }

    /// Gives every step a register, and the register of a step that is read no more to a later one.
    mutating func assignRegisters() {
        var last: [Int: Int] = [:]
        for (index, step) in steps.enumerated() {
            for case .step(let read) in step.inputs { last[read] = index }
        }
        if case .step(let read) = result { last[read] = .max }
        var (free, homes): ([Int], [Int]) = ([], [])
        for index in steps.indices {
            steps[index].output = free.popLast() ?? registers
            if steps[index].output == registers { registers += 1 }
            homes.append(steps[index].output)
            let read = Set(steps[index].inputs.compactMap { if case .step(let read) = $0 { read } else { nil } })
            free += read.filter { last[$0] == index }.map { homes[$0] }.sorted()
            steps[index].inputs = steps[index].inputs.map { Self.placed($0, homes) }
        }
        result = Self.placed(result, homes)
    }

    private static func placed(_ source: Source, _ homes: [Int]) -> Source {
        if case .step(let read) = source { .step(homes[read]) } else { source }
    }

    // MARK: Running

    /// Runs all chunks and writes their answers; gives back those in which a number needed more than 64 bits.
    func run(_ chunks: [Range<Int>], _ answers: inout BoundRule.Answers) -> [Range<Int>] {
        let chunk = GraphEvaluation.chunk
        var registerNumbers = Array(repeating: Int64(0), count: (registers + constants.count) * 2 * chunk)
        var registerBytes = Array(repeating: UInt8(0), count: (registers + constants.count) * 2 * chunk)
        for (index, constant) in constants.enumerated() {
            let start = (registers + index) * 2 * chunk
            for row in 0..<chunk {
                registerNumbers[start + row] = constant.top
                registerNumbers[start + chunk + row] = constant.bottom
            }
        }
        return numbers.withUnsafeBufferPointer { numbers in
            bytes.withUnsafeBufferPointer { bytes in
                registerNumbers.withUnsafeMutableBufferPointer { registerNumbers in
                    registerBytes.withUnsafeMutableBufferPointer { registerBytes in
                        let memory = Memory(
                            program: self, numbers: numbers, bytes: bytes, registerNumbers: registerNumbers,
                            registerBytes: registerBytes)
                        return chunks.filter { !run($0, memory, &answers) }
                    }
                }
            }
        }
    }

    private func run(_ rows: Range<Int>, _ memory: Memory, _ answers: inout BoundRule.Answers) -> Bool {
        for step in steps {
            let inputs = step.inputs.map { memory.lane($0, rows) }
            let output = memory.register(step.output, rows.count)
            guard TruthKernels.run(step.kernel, inputs, output) else { return false }
        }
        let lane = memory.lane(result, rows)
        for row in 0..<rows.count {
            answers.truths[rows.lowerBound + row] = lane.truths[row]
            answers.standings[rows.lowerBound + row] = lane.standings[row]
        }
        return true
    }

    /// The rows of a chunk of one column.
    struct Lane {
        var tops: UnsafeBufferPointer<Int64>
        var bottoms: UnsafeBufferPointer<Int64>
        var truths: UnsafeBufferPointer<UInt8>
        var standings: UnsafeBufferPointer<UInt8>
    }

    /// The rows of a chunk of a register that is written.
    struct Register {
        var tops: UnsafeMutableBufferPointer<Int64>
        var bottoms: UnsafeMutableBufferPointer<Int64>
        var truths: UnsafeMutableBufferPointer<UInt8>
        var standings: UnsafeMutableBufferPointer<UInt8>
    }

    /// The memory of a run: the leaves' columns, and the registers with the constants behind them.
    private struct Memory {
        let program: TruthProgram
        let numbers: UnsafeBufferPointer<Int64>
        let bytes: UnsafeBufferPointer<UInt8>
        let registerNumbers: UnsafeMutableBufferPointer<Int64>
        let registerBytes: UnsafeMutableBufferPointer<UInt8>

        func lane(_ source: Source, _ rows: Range<Int>) -> Lane {
            switch source {
            case .leaf(let leaf): return self.leaf(leaf, rows)
            case .constant(let index): return Lane(register(program.registers + index, rows.count))
            case .step(let index): return Lane(register(index, rows.count))
            }
        }

        private func leaf(_ leaf: Int, _ rows: Range<Int>) -> Lane {
            let count = program.subjects
            func part<Value>(_ all: UnsafeBufferPointer<Value>, _ start: Int) -> UnsafeBufferPointer<Value> {
                let first = start + rows.lowerBound
                guard first + rows.count <= all.count else { return UnsafeBufferPointer(rebasing: all[0..<0]) }
                return UnsafeBufferPointer(rebasing: all[first..<first + rows.count])
            }
            let start = program.numberStarts[leaf]
            return Lane(
                tops: part(numbers, start), bottoms: part(numbers, start + count),
                truths: part(bytes, leaf * 2 * count), standings: part(bytes, (leaf * 2 + 1) * count))
        }

        func register(_ index: Int, _ count: Int) -> Register {
            let start = index * 2 * GraphEvaluation.chunk
            let second = start + GraphEvaluation.chunk
            return Register(
                tops: .init(rebasing: registerNumbers[start..<start + count]),
                bottoms: .init(rebasing: registerNumbers[second..<second + count]),
                truths: .init(rebasing: registerBytes[start..<start + count]),
                standings: .init(rebasing: registerBytes[second..<second + count]))
        }
    }
}

extension TruthProgram.Lane {
    fileprivate init(_ register: TruthProgram.Register) {
        self.init(
            tops: .init(register.tops), bottoms: .init(register.bottoms), truths: .init(register.truths),
            standings: .init(register.standings))
    }
}
