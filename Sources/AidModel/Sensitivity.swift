/// Who may see a datum. Ordered from open to closed; what is derived is at least as closed as what it read.
public enum Sensitivity: String, CaseIterable, Comparable, Sendable {
    /// Anyone.
    case `public`
    /// The partners of the coordination.
    case partners
    /// The coordinator's office.
    case coordinator
    /// The circle that the datum names, and nobody else.
    case restricted

    /// Orders from open to closed.
    public static func < (left: Sensitivity, right: Sensitivity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .public: 0
        case .partners: 1
        case .coordinator: 2
        case .restricted: 3
        }
    }
}
