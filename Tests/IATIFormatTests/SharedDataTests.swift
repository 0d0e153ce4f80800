import Foundation
import IATIFormat
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.isPresent, SharedData.absent)) struct SharedDataTests {
    /// What is counted over real files.
    struct Counts: Hashable {
        var files = 0
        var activities = 0
        var transactions = 0
        var findings = 0
        var misplaced = 0
    }

    private static let folder = SharedData.folder.appending(path: "iati-covid-2021")

    @Test func `every activity of the plain files is read, each element at its place`() throws {
        var counts = Counts()
        for name in ["by-country", "linked"] {
            try Self.count(Self.folder.appending(path: name), into: &counts)
        }
        #expect(counts == Counts(files: 314, activities: 2_139, transactions: Self.plainTransactions))
    }

    @Test func `all three parts together give 8,741 activities and 50,402 transactions`() throws {
        let unpacked = FileManager.default.temporaryDirectory.appending(path: "iati-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: unpacked, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: unpacked) }
        let tar = Process()
        tar.executableURL = URL(filePath: "/usr/bin/env")
        tar.arguments = ["tar", "-xzf", Self.folder.appending(path: "rest-of-world.tar.gz").path, "-C", unpacked.path]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
        var counts = Counts()
        for folder in [Self.folder.appending(path: "by-country"), Self.folder.appending(path: "linked"), unpacked] {
            try Self.count(folder, checkingPlaces: false, into: &counts)
        }
        #expect(counts == Counts(files: 1_751, activities: 8_741, transactions: 50_402))
    }

    private static let plainTransactions = 12_557

    private static func count(_ folder: URL, checkingPlaces: Bool = true, into counts: inout Counts) throws {
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for path in all.sorted() where path.hasSuffix(".xml") {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
            let places = checkingPlaces ? LinePlaces(bytes) : nil
            counts.files += 1
            let file = IATIFile.read(bytes: bytes, file: path) { activity in
                var transactions = activity.elements(.transaction)
                while transactions.next() != nil { counts.transactions += 1 }
                counts.misplaced += places?.misplaced(activity.element) ?? 0
                return .readOn
            }
            counts.activities += file.activityCount
            counts.findings += file.findings.count
        }
    }
}

/// Checks that an element's place really is where its start tag stands.
private struct LinePlaces {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    func misplaced(_ element: ActivityElement) -> Int {
        var count = stands(element) ? 0 : 1
        var children = element.children
        while let child = children.next() { count += misplaced(child) }
        return count
    }

    private func stands(_ element: ActivityElement) -> Bool {
        guard let column = element.column, element.line <= starts.count else { return false }
        let start = starts[element.line - 1] + column - 1
        // A foreign element is written with its prefix.
        let tag = element.isForeign ? "<" : "<" + element.localName
        return bytes[start...].starts(with: tag.utf8)
    }
}
