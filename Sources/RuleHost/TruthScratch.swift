/// Memory that programs work in, one after the other: grown to the largest and kept. For one thread.
final class TruthScratch {
    private(set) var numbers = UnsafeMutableBufferPointer<Int64>.allocate(capacity: 0)
    private(set) var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

    /// Makes room for so many values; what lay there before is lost.
    func reserve(_ count: Int) {
        guard count > numbers.count else { return }
        numbers.deallocate()
        bytes.deallocate()
        numbers = .allocate(capacity: count)
        bytes = .allocate(capacity: count)
        numbers.initialize(repeating: 0)
        bytes.initialize(repeating: 0)
    }

    deinit {
        numbers.deallocate()
        bytes.deallocate()
    }
}
