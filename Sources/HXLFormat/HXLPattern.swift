/// Chooses columns by what they hold, as HXL's own tag patterns do.
///
/// `#adm2` takes any attributes; `#adm2+code` wants `code` among them; `#adm2-code` refuses it; `#*+code` takes any hashtag;
/// `#adm2+code!` takes `code` and no other attribute.
public struct HXLPattern: Hashable, Sendable, CustomStringConvertible {
    /// The hashtag with its `#`, or `nil` for any.
    public let tag: String?
    /// The attributes a column has to have, in alphabetical order.
    public let required: [String]
    /// The attributes a column must not have, in alphabetical order.
    public let excluded: [String]
    /// Whether a column may have no attributes but the required ones.
    public let isExact: Bool

    /// Reads a pattern, or answers `nil` when `text` is not one.
    public init?(_ text: String) {
        guard let parts = HXLTokens(text, signs: ["+", "-"]) else { return nil }
        tag = parts.tag == "#*" ? nil : parts.tag
        required = Set(parts.attributes.filter { $0.sign == "+" }.map(\.name)).sorted()
        excluded = Set(parts.attributes.filter { $0.sign == "-" }.map(\.name)).sorted()
        isExact = parts.isExact
    }

    /// Whether a column so tagged is meant.
    public func matches(_ tagspec: HXLTagspec) -> Bool {
        if let tag, tag != tagspec.tag { return false }
        let attributes = Set(tagspec.attributes)
        guard attributes.isSuperset(of: required), attributes.isDisjoint(with: excluded) else { return false }
        return !isExact || attributes.count == required.count
    }

    /// The canonical form.
    public var description: String {
        (tag ?? "#*") + required.map { "+" + $0 }.joined() + excluded.map { "-" + $0 }.joined() + (isExact ? "!" : "")
    }
}
