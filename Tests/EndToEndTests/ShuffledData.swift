import Foundation
import TestSupport

/// The Somalia example in several copies that say the same: as it lies, written in another order, and with the rows of each
/// table and the activities of each file shuffled.
struct ShuffledData: Sendable {
    /// The copies, in the order of the values of `RunSetting`'s `data`.
    let folders: [URL]
    /// The files of each copy, below its folder.
    let names: [String]
    /// The packs that are asked.
    let packs: [URL]

    /// Makes the copies below a folder; files of more than `mostBytes` are left out of all of them.
    init(below scratch: URL, mostBytes: Int) throws {
        let example = SharedData.packageRoot.appending(path: "docs/examples/somalia")
        let listed = try FileManager.default.subpathsOfDirectory(atPath: example.path).sorted()
        names = try listed.filter { name in
            let values = try example.appending(path: name).resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
            return values.isRegularFile == true && !name.hasPrefix("earlier/") && values.fileSize ?? 0 <= mostBytes
        }
        var folders: [URL] = []
        for copy in 0..<RunSetting.shuffles + 2 {
            let folder = scratch.appending(path: "data-\(copy)")
            var dice = Dice(seed: UInt64(copy))
            for name in copy == 0 ? names : dice.shuffled(names) {
                let bytes = try Data(contentsOf: example.appending(path: name))
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try (copy < 2 ? bytes : Self.shuffled(bytes, name, &dice)).write(to: file)
            }
            folders.append(folder)
        }
        self.folders = folders
        let packs = SharedData.packageRoot.appending(path: "rules/packs")
        self.packs = try FileManager.default.contentsOfDirectory(at: packs, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
    }

    /// The bytes of a file with its records in another order; of a file that is no list of records, the same bytes.
    static func shuffled(_ bytes: Data, _ name: String, _ dice: inout Dice) -> Data {
        if name.hasSuffix(".csv") { return rows(bytes, &dice) }
        return name.hasPrefix("iati/") ? activities(bytes, &dice) : bytes
    }

    /// The header stays, and a row ends where no quote is open.
    private static func rows(_ bytes: Data, _ dice: inout Dice) -> Data {
        var rows: [Data] = []
        var row = Data()
        var isQuoted = false
        for byte in bytes {
            row.append(byte)
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
            rows.append(row)
            row = Data()
        }
        if !row.isEmpty { rows.append(row + [UInt8(ascii: "\n")]) }
        // A second row of hashtags belongs to the header.
        let header = rows.count > 1 && rows[1].contains(UInt8(ascii: "#")) ? 2 : 1
        return rows.prefix(header).reduce(Data(), +) + dice.shuffled(Array(rows.dropFirst(header))).reduce(Data(), +)
    }

    private static func activities(_ bytes: Data, _ dice: inout Dice) -> Data {
        let (start, end) = (Data("<iati-activity ".utf8), Data("</iati-activity>".utf8))
        var activities: [Data] = []
        var first: Data.Index?
        var at = bytes.startIndex
        while let opened = bytes.range(of: start, in: at..<bytes.endIndex),
            let closed = bytes.range(of: end, in: opened.upperBound..<bytes.endIndex)
        {
            first = first ?? opened.lowerBound
            activities.append(bytes[opened.lowerBound..<closed.upperBound] + [UInt8(ascii: "\n")])
            at = closed.upperBound
        }
        return bytes[..<(first ?? at)] + dice.shuffled(activities).reduce(Data(), +) + bytes[at...]
    }
}
