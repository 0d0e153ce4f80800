import Synchronization

/// Counts finished files across threads.
final class ProgressTally: Sendable {
    private let done = Atomic(0)
    private let of: Int
    private let report: @Sendable (Importer.Progress) -> Void

    init(of: Int, report: @escaping @Sendable (Importer.Progress) -> Void) {
        self.of = of
        self.report = report
    }

    func step() {
        report(Importer.Progress(done: done.add(1, ordering: .relaxed).newValue, of: of))
    }
}
