/// The code of a cluster, or of an area of responsibility with the cluster it is part of (OCHA coordination groups).
struct ClusterCode: Hashable, Sendable {
    /// `NUT`, `PRO-GBV`, …
    var code: String
    /// `PRO` for the areas of responsibility of protection.
    var parent: String?

    init(_ code: String) {
        self.code = code
        parent = code.contains("-") ? String(code.prefix { $0 != "-" }) : nil
    }
}
