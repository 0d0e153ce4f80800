import Dispatch
import Synchronization

/// Maps values on a few threads and gives the results in the order of the values.
struct ParallelMap {
    let jobs: Int

    func map<Value: Sendable, Output: Sendable>(
        _ values: [Value], _ transform: @escaping @Sendable (Value) -> Output
    ) -> [Output] {
        guard jobs > 1, values.count > 1 else { return values.map(transform) }
        let next = Atomic(0)
        let outputs = Mutex([(Int, Output)]())
        DispatchQueue.concurrentPerform(iterations: min(jobs, values.count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < values.count else { return }
                let output = transform(values[index])
                outputs.withLock { $0.append((index, output)) }
            }
        }
        return outputs.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }
}
