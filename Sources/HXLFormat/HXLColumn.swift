public import Findings

/// One column of a HXL table.
public struct HXLColumn: Hashable, Sendable {
    /// Its place in a row, from 0.
    public let index: Int
    /// What it holds, or `nil` when it is not tagged.
    public let tagspec: HXLTagspec?
    /// What the row above the hashtags calls it; empty when there is no such row.
    public let header: String
    /// Where its hashtag cell stands.
    public let location: SourceLocation
}
