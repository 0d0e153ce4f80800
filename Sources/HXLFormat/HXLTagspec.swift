/// A HXL hashtag with its attributes, such as `#adm2 +code`: what a column holds (HXL 1.1, "Tagging conventions").
///
/// Case and the order of attributes do not matter, so `#ADM2+Code+v_pcode` equals `#adm2 +v_pcode +code`.
public struct HXLTagspec: Hashable, Sendable, CustomStringConvertible {
    /// The hashtag in lower case, with its `#`.
    public let tag: String
    /// The attributes in lower case without `+`, each once, in alphabetical order.
    public let attributes: [String]

    /// Reads a tagspec, or answers `nil` when `text` is not one.
    ///
    /// Space around the parts is allowed. A name starts with an ASCII letter and goes on with letters, digits and `_`.
    public init?(_ text: String) {
        guard let parts = HXLTokens(text, signs: ["+"]), let tag = parts.tag, tag != "#*", !parts.isExact else {
            return nil
        }
        self.tag = tag
        attributes = Set(parts.attributes.map(\.name)).sorted()
    }

    /// The canonical form: `#adm2+code+v_pcode`.
    public var description: String {
        tag + attributes.map { "+" + $0 }.joined()
    }
}
