/// How identifiers are compared: publishers vary in case and in stray white space, never in meaning.
///
/// The published text is always kept; this normal form only stands beside it.
public enum Identifier {
    /// The identifier without any white space and in upper case (ASCII letters), or `nil` when nothing is left.
    public static func normalised(_ published: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(published.utf8.count)
        for byte in published.utf8 where byte > 0x20 {
            bytes.append(byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 0x20 : byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
