import Foundation
import TestSupport
import Testing

/// The Somalia activities as they were published on three days of 2021: what `deconflict --compare` says changed, held
/// against the files themselves.
@Suite(.enabled(if: SharedData.isPresent, SharedData.absent), .serialized) struct ComparedSnapshotsTests {
    private let scratch: ScratchFolder
    private let folders: [String: String]

    init() throws {
        scratch = try ScratchFolder()
        let iati = SharedData.folder.appending(path: "iati-covid-2021")
        let unpacking = try Process.run(
            URL(filePath: "/usr/bin/env"),
            arguments: ["tar", "xzf", iati.appending(path: "earlier-snapshots-SO.tar.gz").path, "-C", scratch.url.path])
        unpacking.waitUntilExit()
        try #require(unpacking.terminationStatus == 0)
        let earlier = scratch.url.appending(path: "earlier-snapshots")
        folders = [
            "05-26": earlier.appending(path: "2021-05-26").path, "06-08": earlier.appending(path: "2021-06-08").path,
            "06-15": iati.appending(path: "by-country/SO").path,
        ]
    }

    private func analyse(_ day: String, comparedWith old: String? = nil, format: String = "json") throws
        -> CommandLineRun
    {
        let folder = try #require(folders[day])
        let compared = old.map { ["--compare", scratch.url.appending(path: "\($0).json").path] } ?? []
        let run = try CommandLineRun(
            ["deconflict", "--data", folder, "--country", "SO", "--as-of", "2021-06-15", "--format", format] + compared)
        #expect(run.status == 0)
        return run
    }

    private static func texts(_ value: Any?, _ key: String) -> [String] {
        (value as? [[String: Any]] ?? []).compactMap { $0[key] as? String }
    }

    /// The published text of every activity of a folder, by identifier.
    private func published(_ day: String) throws -> [String: Substring] {
        let folder = URL(filePath: try #require(folders[day]))
        var texts: [String: Substring] = [:]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in try #require(files) where file.pathExtension == "xml" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for activity in text.matches(of: /<iati-activity[ >](?s:.*?)<\/iati-activity>/) {
                let identifier = try #require(activity.output.firstMatch(of: /<iati-identifier>\s*(.*?)\s*<\//))
                texts[String(identifier.output.1)] = activity.output
            }
        }
        return texts
    }

    @Test(arguments: [
        ("05-26", "06-08", 3, 1, 4, 60), ("06-08", "06-15", 2, 0, 9, 58), ("06-15", "06-15", 0, 0, 0, 69),
    ])
    func `new, gone and changed are what the two results differ in`(
        old: String, new: String, isNew: Int, isGone: Int, isChanged: Int, isSame: Int
    ) throws {
        let before = try analyse(old)
        try scratch.write(before.output, to: "\(old).json")
        let after = try analyse(new, comparedWith: old).object()
        let comparison = try #require(after["comparison"] as? [String: Any])
        func findings(_ document: [String: Any]) -> [String: NSDictionary] {
            let all = document["findings"] as? [[String: Any]] ?? []
            return Dictionary(uniqueKeysWithValues: all.map { ($0["id"] as? String ?? "", $0 as NSDictionary) })
        }
        let (was, now) = (findings(try before.object()), findings(after))
        #expect(Set(Self.texts(comparison["new"], "id")) == Set(now.keys).subtracting(was.keys))
        #expect(Set(Self.texts(comparison["gone"], "id")) == Set(was.keys).subtracting(now.keys))
        let shown = ["digest", "title", "activities", "organisations", "money"]
        let differ = now.keys.filter { id in
            guard let earlier = was[id], let later = now[id] else { return false }
            return shown.contains { earlier[$0] as? NSObject != later[$0] as? NSObject }
        }
        let changes = comparison["changed"] as? [[String: Any]] ?? []
        let changed = changes.compactMap { ($0["new"] as? [String: Any])?["id"] as? String }
        #expect(Set(changed) == Set(differ))
        let counts = [
            Self.texts(comparison["new"], "id").count, Self.texts(comparison["gone"], "id").count, changed.count,
            comparison["unchanged"] as? Int ?? -1,
        ]
        #expect(counts == [isNew, isGone, isChanged, isSame])
    }

    @Test func `an activity that joined or left a finding differs in what was published`() throws {
        try scratch.write(try analyse("06-08").output, to: "06-08.json")
        let comparison = try #require(
            try analyse("06-15", comparedWith: "06-08").object()["comparison"] as? [String: Any])
        let (was, now) = (try published("06-08"), try published("06-15"))
        #expect(was.count == 221)
        #expect(now.count == 231)
        let changes = comparison["changed"] as? [[String: Any]] ?? []
        let facts = changes.flatMap { ($0["added"] as? [String] ?? []) + ($0["removed"] as? [String] ?? []) }
        let moved = Set(facts.filter { was[$0] != nil || now[$0] != nil })
        #expect(moved.contains("44000-P174065") && was["44000-P174065"] == nil)
        #expect(moved.contains("SE-0-SE-6-10379A0101-SOM-72010"))
        #expect(moved.allSatisfy { was[$0] != now[$0] })
    }

    @Test func `a coordinator reads what joined, not only that something did`() throws {
        try scratch.write(try analyse("06-08").output, to: "06-08.json")
        let report = try analyse("06-15", comparedWith: "06-08", format: "text").output
        let words = report.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.contains("2 new, 0 gone, 9 changed, 58 as before"))
        #expect(words.contains("now: World Bank (publisher), 44000-P174065, USD 45,447,072; no longer: USD 6,447,072"))
    }
}
