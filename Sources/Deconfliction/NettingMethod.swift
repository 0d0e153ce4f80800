/// The ways of counting money, side by side.
public enum NettingMethod: String, CaseIterable, Sendable {
    /// M0: all outgoing money as reported.
    case gross
    /// M1: each activity's outgoing less what it says came in (OCHA's rule).
    case activity
    /// M2: one publisher's view alone; of several publishers the sum is only an upper end.
    case single
    /// M3: what flows along declared links is counted once.
    case links

    /// What the method does, in a sentence.
    public var explanation: String {
        switch self {
        case .gross: "all outgoing money as reported, nothing taken off"
        case .activity: "each activity's outgoing money less the money it says came in"
        case .single: "each publisher's own view; several publishers' views overlap, so their sum is only the upper end"
        case .links:
            "money that passes along declared links counted once; incoming money without a link taken off as in `activity`"
        }
    }
}
