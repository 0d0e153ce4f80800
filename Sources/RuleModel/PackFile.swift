public import AidModel

/// One file of a pack.
public struct PackFile: Hashable, Sendable {
    /// Its path in the pack, with `/` (`rules/refugee-window.lua`).
    public var path: String
    /// Its path for people, as the pack was given (`rules/packs/ida-refugee-window/rules/refugee-window.lua`).
    public var shownPath: String
    /// Its bytes.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(path: String, shownPath: String, bytes: [UInt8]) {
        self.path = path
        self.shownPath = shownPath
        self.bytes = bytes
    }

    /// The SHA-256 of its bytes.
    public var digest: SHA256Digest { SHA256Digest(of: bytes) }

    /// Its text, or `nil` when it is not UTF-8.
    public var text: String? { String(validating: bytes, as: UTF8.self) }
}
