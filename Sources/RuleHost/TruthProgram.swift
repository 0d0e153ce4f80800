import RuleModel

/// Steps over compact columns: 64-bit fractions with a byte for their standing, and clauses as one byte each.
///
/// A column ranges over a domain: the subjects, or the members of one of their lists. Members of a subject lie together,
/// in the order of the subjects.
struct TruthProgram: Sendable {
    /// Where a step reads.
    enum Source: Hashable, Sendable {
        case leaf(Int)
        case constant(Int)
        case step(Int)
    }

    /// What a step does.
    enum Kernel: Sendable {
        case arithmetic(Operation)
        case compare(Operation)
        /// A sum, difference or product of numerators over one denominator that the compiler knows to fit.
        case whole(Operation, WholeFactors)
        /// A comparison of numerators, each times a factor.
        case compareWhole(Operation, WholeFactors)
        /// A comparison of numerators, each times a factor, with one number.
        case compareConstant(Operation, factor: Int64, with: Int64)
        /// Whether a text is one of some, looked up by its number.
        case codes([UInt8])
        case all
        case any
        case none
        case atLeast(Int)
        case missingAs(TruthCell)
        case withinGroup
        case known
        /// A value of subjects for each of their members.
        case spread
        /// Whether a test holds for any or for all members.
        case anyOf
        case allOf
    }

    /// What numerators are multiplied with to stand over one denominator.
    struct WholeFactors: Hashable, Sendable {
        var left: Int64
        var right: Int64
        /// The denominator of the result.
        var bottom: Int64
    }

    struct Step: Sendable {
        var kernel: Kernel
        var inputs: [Source]
        /// The domain that it writes.
        var domain: Int
        /// The register that it writes; until registers are assigned the step's own number.
        var output: Int
    }

    /// Where the members of each subject start in a domain, with their number at the end; nothing for the subjects.
    private(set) var starts: [[Int]] = [[]]
    var steps: [Step] = []
    var constants: [(top: Int64, bottom: Int64)] = []
    var results: [Source] = []
    private var registerDomains: [Int] = []
    private var leaves: [(domain: Int, column: FactColumn)] = []

    /// Adds the members of a list of each subject.
    mutating func addDomain(starts: [Int]) -> Int {
        self.starts.append(starts)
        return self.starts.count - 1
    }

    /// Reads a column where it lies; its rows are those of the domain.
    mutating func bind(_ column: FactColumn, in domain: Int) -> Source {
        leaves.append((domain, column))
        return .leaf(leaves.count - 1)
    }

    /// Gives every step a register, and the register of a step that is read no more to a later one of its domain.
    mutating func assignRegisters() {
        var last: [Int: Int] = [:]
        for (index, step) in steps.enumerated() {
            for case .step(let read) in step.inputs { last[read] = index }
        }
        for case .step(let read) in results { last[read] = .max }
        var (free, homes): ([Int: [Int]], [Int]) = ([:], [])
        for index in steps.indices {
            let domain = steps[index].domain
            if let register = free[domain]?.popLast() {
                steps[index].output = register
            } else {
                steps[index].output = registerDomains.count
                registerDomains.append(domain)
            }
            homes.append(steps[index].output)
            let read = Set(steps[index].inputs.compactMap { if case .step(let read) = $0 { read } else { nil } })
            for register in read.filter({ last[$0] == index }).map({ homes[$0] }).sorted() {
                free[registerDomains[register], default: []].append(register)
            }
            steps[index].inputs = steps[index].inputs.map { Self.placed($0, homes) }
        }
        results = results.map { Self.placed($0, homes) }
    }

    private static func placed(_ source: Source, _ homes: [Int]) -> Source {
        if case .step(let read) = source { .step(homes[read]) } else { source }
    }

    // MARK: Running

    /// Runs all chunks and writes their answers; gives back those in which a number needed more than 64 bits.
    ///
    /// - Parameter scratch: memory to work in, of one thread.
    func run(_ chunks: [Range<Int>], _ answers: inout [BoundRule.Answers], _ scratch: TruthScratch) -> [Range<Int>] {
        let room = starts.indices.map { domain in chunks.map { rows($0, in: domain).count }.max() ?? 0 }
        let widest = room.max() ?? 0
        var places: [Int] = []
        var count = 0
        for size in registerDomains.map({ room[$0] }) + constants.map({ _ in widest }) {
            places.append(count)
            count += size * 2
        }
        scratch.reserve(count)
        for (index, constant) in constants.enumerated() {
            let start = places[registerDomains.count + index]
            for row in start..<start + widest {
                scratch.numbers[row] = constant.top
                scratch.numbers[widest + row] = constant.bottom
                scratch.bytes[row] = 0
            }
        }
        let memory = Memory(
            program: self, numbers: scratch.numbers, bytes: scratch.bytes, places: places, room: room + [widest])
        return withExtendedLifetime(scratch) { chunks.filter { !run($0, memory, &answers) } }
    }

    private func rows(_ rows: Range<Int>, in domain: Int) -> Range<Int> {
        domain == 0 ? rows : starts[domain][rows.lowerBound]..<starts[domain][rows.upperBound]
    }

    private func run(_ rows: Range<Int>, _ memory: Memory, _ answers: inout [BoundRule.Answers]) -> Bool {
        for step in steps {
            let inputs = step.inputs.map { memory.lane($0, rows, step.domain) }
            let output = memory.register(step.output, self.rows(rows, in: step.domain).count)
            let isDone: Bool
            switch step.kernel {
            case .spread: (isDone, _) = (true, TruthKernels.spread(inputs[0], starts[step.domain], rows, output))
            case .anyOf, .allOf:
                var isAny = false
                if case .anyOf = step.kernel { isAny = true }
                TruthKernels.quantified(isAny: isAny, inputs, starts[memory.domain(of: step.inputs[0])], rows, output)
                isDone = true
            default: isDone = TruthKernels.run(step.kernel, inputs, output)
            }
            guard isDone else { return false }
        }
        for (part, result) in results.enumerated() {
            TruthCode.write(memory.lane(result, rows, 0).bytes, to: &answers[part], at: rows.lowerBound)
        }
        return true
    }

    /// The rows of a chunk of one column.
    struct Lane {
        var tops: UnsafeBufferPointer<Int64>
        var bottoms: UnsafeBufferPointer<Int64>
        var bytes: UnsafeBufferPointer<UInt8>
    }

    /// The rows of a chunk of a register that is written.
    struct Register {
        var tops: UnsafeMutableBufferPointer<Int64>
        var bottoms: UnsafeMutableBufferPointer<Int64>
        var bytes: UnsafeMutableBufferPointer<UInt8>
    }

    /// The memory of a run: the registers with the constants behind them.
    private struct Memory {
        let program: TruthProgram
        let numbers: UnsafeMutableBufferPointer<Int64>
        let bytes: UnsafeMutableBufferPointer<UInt8>
        /// Where each register and constant starts.
        let places: [Int]
        /// The rows that a register of each domain has room for; at the end those of a constant.
        let room: [Int]

        /// The rows of a source for a chunk; a constant has those of the domain that reads it.
        func lane(_ source: Source, _ rows: Range<Int>, _ domain: Int) -> Lane {
            switch source {
            case .leaf(let index):
                let leaf = program.leaves[index]
                return self.leaf(leaf.column, program.rows(rows, in: leaf.domain))
            case .constant(let index):
                let count = program.rows(rows, in: domain).count
                return Lane(register(program.registerDomains.count + index, count))
            case .step(let index):
                return Lane(register(index, program.rows(rows, in: program.registerDomains[index]).count))
            }
        }

        func domain(of source: Source) -> Int {
            switch source {
            case .leaf(let leaf): program.leaves[leaf].domain
            case .constant: 0
            case .step(let index): program.registerDomains[index]
            }
        }

        private func leaf(_ column: FactColumn, _ rows: Range<Int>) -> Lane {
            func part<Value>(_ all: UnsafeBufferPointer<Value>) -> UnsafeBufferPointer<Value> {
                UnsafeBufferPointer(rebasing: all.isEmpty ? all[...] : all[rows])
            }
            return Lane(tops: part(column.tops), bottoms: part(column.bottoms), bytes: part(column.bytes))
        }

        func register(_ index: Int, _ count: Int) -> Register {
            let isConstant = index >= program.registerDomains.count
            let room = isConstant ? self.room[self.room.count - 1] : self.room[program.registerDomains[index]]
            let start = places[index]
            let second = start + room
            return Register(
                tops: .init(rebasing: numbers[start..<start + count]),
                bottoms: .init(rebasing: numbers[second..<second + count]),
                bytes: .init(rebasing: bytes[start..<start + count]))
        }
    }
}

extension TruthProgram.Lane {
    fileprivate init(_ register: TruthProgram.Register) {
        self.init(
            tops: .init(register.tops), bottoms: .init(register.bottoms), bytes: .init(register.bytes))
    }
}
