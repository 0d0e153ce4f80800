import CLibcrypto

/// The SHA-256 (FIPS 180-4) of some bytes, by the system's libcrypto.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// The thirty-two bytes.
    public let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Hashes bytes in memory.
    public init(of data: some ContiguousBytesSource) {
        var digest = [UInt8](repeating: 0, count: 32)
        data.withBytes { source in
            _ = digest.withUnsafeMutableBufferPointer { target in
                EVP_Digest(source.baseAddress, source.count, target.baseAddress, nil, EVP_sha256(), nil)
            }
        }
        bytes = digest
    }

    /// Hashes the UTF-8 of a text.
    public init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// Sixty-four lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Bytes that lie together in memory.
public protocol ContiguousBytesSource {
    /// Calls with the bytes, which are valid only during the call.
    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void)
}

extension Array: ContiguousBytesSource where Element == UInt8 {
    /// Calls with the array's bytes.
    public func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { withUnsafeBytes(body) }
}

extension UnsafeRawBufferPointer: ContiguousBytesSource {
    /// Calls with itself.
    public func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { body(self) }
}
