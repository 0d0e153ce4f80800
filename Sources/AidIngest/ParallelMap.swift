import Dispatch
import Synchronization

/// Maps values on a few threads and gives the results in the order of the values.
struct ParallelMap {
    let jobs: Int

    /// Starts with the heaviest, so that no thread is left with one long piece of work at the end.
    func map<Value: Sendable, Output: Sendable>(
        _ values: [Value], weight: (Value) -> Int = { _ in 0 }, _ transform: @escaping @Sendable (Value) -> Output
    ) -> [Output] {
        guard jobs > 1, values.count > 1 else { return values.map(transform) }
        let weights = values.map(weight)
        let order = values.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
        let next = Atomic(0)
        let outputs = Mutex([(Int, Output)]())
        DispatchQueue.concurrentPerform(iterations: min(jobs, values.count)) { _ in
            while true {
                let turn = next.add(1, ordering: .relaxed).oldValue
                guard turn < order.count else { return }
                let index = order[turn]
                let output = transform(values[index])
                outputs.withLock { $0.append((index, output)) }
            }
        }
        return outputs.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }
}
