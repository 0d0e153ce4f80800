/// The versions of the IATI standard that are read. Within 2.x an activity means the same in each of them.
public enum IATIVersion: String, CaseIterable, Sendable {
    /// 2.01.
    case v201 = "2.01"
    /// 2.02.
    case v202 = "2.02"
    /// 2.03.
    case v203 = "2.03"
}
