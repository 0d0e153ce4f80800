import Dispatch
import Synchronization

/// Rows cut into pieces of one size, to be worked on by some threads; results come in the order of the rows.
struct RowChunks {
    /// The pieces, in order; the last may be shorter.
    let ranges: [Range<Int>]

    init(count: Int, size: Int) {
        ranges = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    }

    /// Works on every piece, each thread with something of its own.
    ///
    /// - Parameters:
    ///   - own: makes what a thread works with.
    ///   - body: works on a piece; called from any of the threads.
    func map<Own, Output: Sendable>(
        threads: Int, own: @escaping @Sendable () -> Own, _ body: @escaping @Sendable (Range<Int>, Own) -> Output
    ) -> [Output] {
        guard threads > 1, ranges.count > 1 else {
            let own = own()
            return ranges.map { body($0, own) }
        }
        let next = Atomic(0)
        let outputs = Mutex([Output?](repeating: nil, count: ranges.count))
        DispatchQueue.concurrentPerform(iterations: min(threads, ranges.count)) { _ in
            let own = own()
            while true {
                let turn = next.add(1, ordering: .relaxed).oldValue
                guard turn < ranges.count else { return }
                let output = body(ranges[turn], own)
                outputs.withLock { $0[turn] = output }
            }
        }
        return outputs.withLock { $0.compactMap { $0 } }
    }
}
