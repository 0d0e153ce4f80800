import CLibcrypto

/// A SHA-256 that is fed piece by piece, for files that are read as a stream.
///
/// Owned by one reader; not for use from several threads.
public struct SHA256Stream: ~Copyable {
    private let context: OpaquePointer?

    /// Starts a digest.
    public init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes in the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of everything taken in. Ask once.
    mutating func digest() -> SHA256Digest {
        var digest = [UInt8](repeating: 0, count: 32)
        digest.withUnsafeMutableBufferPointer { _ = EVP_DigestFinal_ex(context, $0.baseAddress, nil) }
        return SHA256Digest(bytes: digest)
    }

    /// The digest of everything taken in, in lower-case hexadecimal. Ask once.
    public mutating func finish() -> String { digest().description }
}
