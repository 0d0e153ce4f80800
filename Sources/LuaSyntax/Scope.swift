/// What is visible while a file is parsed: functions, blocks, locals, labels and jumps, as the compiler of Lua keeps them.
struct Scope {
    /// The most locals of one function at once.
    static let mostLocals = 200
    /// The most locals of outer functions that one function uses, the environment included.
    static let mostUpvalues = 255
    /// The most registers of one function.
    static let mostRegisters = 255

    struct FunctionState {
        var number: Int
        var firstLocal: Int
        var firstBlock: Int
        var firstLabel: Int
        var upvalues: Set<Int> = []
        /// Locals that are declared and not yet visible.
        var pending = 0
        /// Values of an expression list that wait in registers; never more than the compiler really uses.
        var waiting = 0
    }

    struct Block {
        var isLoop: Bool
        /// How many locals of the function are active where it begins.
        var active: Int
        var firstLabel: Int
        var firstJump: Int
    }

    struct Label {
        var name: Int
        var range: Range<Int>
        var active: Int
    }

    struct Jump {
        /// The label's name; `nil` is a `break`.
        var name: Int?
        var range: Range<Int>
        var active: Int
    }

    /// A local that can be seen.
    struct Active {
        var local: Int
        var name: Int
    }

    var functions: [FunctionState] = []
    var blocks: [Block] = []
    var active: [Active] = []
    var labels: [Label] = []
    var jumps: [Jump] = []
    /// By name: the locals that can be seen, the innermost last.
    var visible: [[Int]]

    init(names: Int) {
        visible = Array(repeating: [], count: names)
    }

    /// How many locals of the current function are active.
    var activeCount: Int { active.count - (functions.last?.firstLocal ?? 0) }

    mutating func activate(_ local: Int, name: Int) {
        active.append(Active(local: local, name: name))
        visible[name].append(local)
    }

    mutating func deactivate(to count: Int) {
        while active.count > count {
            let last = active.removeLast()
            if last.name >= 0 { visible[last.name].removeLast() }
        }
    }

    mutating func enterFunction(_ number: Int) {
        functions.append(
            FunctionState(
                number: number, firstLocal: active.count, firstBlock: blocks.count, firstLabel: labels.count))
    }

    mutating func enterBlock(isLoop: Bool) {
        blocks.append(
            Block(isLoop: isLoop, active: activeCount, firstLabel: labels.count, firstJump: jumps.count))
    }

    /// What leaving a block shows to be wrong.
    enum Mistake {
        case breakOutsideLoop(Jump)
        case noLabel(Jump)
        case intoLocal(Jump, local: Int)
    }

    /// Leaves the innermost block; the locals and labels of it are gone, its open jumps are the outer block's.
    mutating func leaveBlock() -> [Mistake] {
        guard let block = blocks.popLast(), let function = functions.last else { return [] }
        deactivate(to: function.firstLocal + block.active)
        if block.isLoop {
            // Breaks end here; a loop's own block has no locals of its own that they could jump into.
            var kept = block.firstJump
            for at in block.firstJump..<jumps.count where jumps[at].name != nil {
                jumps[kept] = jumps[at]
                kept += 1
            }
            jumps.removeLast(jumps.count - kept)
        }
        labels.removeLast(labels.count - block.firstLabel)
        guard blocks.count == function.firstBlock else {
            for at in block.firstJump..<jumps.count { jumps[at].active = min(jumps[at].active, block.active) }
            return []
        }
        let open = jumps[block.firstJump...]
        jumps.removeLast(jumps.count - block.firstJump)
        return open.map { $0.name == nil ? .breakOutsideLoop($0) : .noLabel($0) }
    }

    mutating func leaveFunction() {
        functions.removeLast()
    }

    /// The label of a name in the blocks around, inside the current function.
    func label(_ name: Int) -> Label? {
        let first = functions.last?.firstLabel ?? 0
        return labels[first...].first { $0.name == name }
    }

    /// Sets a label and resolves the jumps that wait for it; `isLast`: only the block's end follows.
    mutating func setLabel(_ name: Int, _ range: Range<Int>, isLast: Bool) -> [Mistake] {
        guard let block = blocks.last, let function = functions.last else { return [] }
        let level = isLast ? block.active : activeCount
        labels.append(Label(name: name, range: range, active: level))
        var mistakes: [Mistake] = []
        var kept = block.firstJump
        for at in block.firstJump..<jumps.count {
            if jumps[at].name != name {
                jumps[kept] = jumps[at]
                kept += 1
            } else if jumps[at].active < level {
                mistakes.append(.intoLocal(jumps[at], local: active[function.firstLocal + jumps[at].active].local))
            }
        }
        jumps.removeLast(jumps.count - kept)
        return mistakes
    }
}
