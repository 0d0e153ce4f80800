/// Numbers distinct texts from 1 in the order in which they are first seen, byte for byte.
///
/// Texts that Swift calls equal because they are canonically equivalent stay apart here: a published text comes back
/// exactly as it was written. Open addressing over the bytes themselves, so that no text is held twice.
struct StringTable {
    /// Where each text ends in `bytes`.
    private(set) var ends: [UInt64] = []
    /// The texts one after another.
    private(set) var bytes: [UInt8] = []
    private var slots: [UInt32]
    private var hashes: [UInt32] = []

    init() {
        slots = Array(repeating: 0, count: 1 << 12)
    }

    /// The number of a text, new or known.
    mutating func number(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { number(of: $0) }
    }

    private mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = Self.hash(text)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let known = slots[slot]
            if hashes[Int(known) - 1] == hash, isEqual(known, text) { return known }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: text)
        ends.append(UInt64(bytes.count))
        hashes.append(hash)
        let number = UInt32(ends.count)
        slots[slot] = number
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    private func isEqual(_ number: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = number == 1 ? 0 : Int(ends[Int(number) - 2])
        let end = Int(ends[Int(number) - 1])
        guard end - start == text.count else { return false }
        return bytes.withUnsafeBytes { Self.isEqual($0, from: start, UnsafeRawBufferPointer(text)) }
    }

    /// Compares eight bytes at a time.
    private static func isEqual(_ bytes: UnsafeRawBufferPointer, from start: Int, _ text: UnsafeRawBufferPointer)
        -> Bool
    {
        var offset = 0
        while offset + 8 <= text.count {
            let known = bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
            if known != text.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
            offset += 8
        }
        while offset < text.count {
            if bytes[start + offset] != text[offset] { return false }
            offset += 1
        }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    /// A quick mix, eight bytes at a time; only speed depends on it, never the result.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        var state: UInt64 = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= raw.count {
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < raw.count {
            rest = rest << 8 | UInt64(raw[offset])
            offset += 1
        }
        state = mix(state ^ rest)
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
        return product.high ^ product.low
    }
}
