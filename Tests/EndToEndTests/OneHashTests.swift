import AidModel
import Foundation
import Synchronization
import TestSupport
import Testing

/// The decisions of the shipped packs on the Somalia example, in many fresh processes: one hash.
///
/// `make determinism` runs it a thousand times on the whole example, with the optimised programs beside the others.
@Suite struct OneHashTests {
    static let runs = ProcessInfo.processInfo.environment["CONCORD_DETERMINISM_RUNS"].flatMap(Int.init) ?? 30
    static let isWhole = ProcessInfo.processInfo.environment["CONCORD_DETERMINISM_RUNS"] != nil

    @Test(.enabled(if: MadeLocales.canBeMade, MadeLocales.absent))
    func `whatever is varied that is not a fact, the decisions are the same`() throws {
        let scratch = try ScratchFolder()
        let locales = try MadeLocales(below: scratch.url)
        let world = try ShuffledData(below: scratch.url, mostBytes: Self.isWhole ? .max : 45_000)
        let settings = RunSetting.balanced(Self.runs)
        let seen = Mutex(SeenAnswers())
        let elsewhere = scratch.url
        DispatchQueue.concurrentPerform(iterations: settings.count) { index in
            let run = try? settings[index].output(world, locales: locales.folder, elsewhere: elsewhere)
            seen.withLock { $0.take(run, settings[index]) }
        }
        let answers = seen.withLock { $0 }
        print(answers.table)
        #expect(answers.failed == [])
        #expect(answers.hashes.count == 1)
        #expect(answers.decisions > 100)
        // The same files give the same bytes; rows in another order, other bytes only where a row's place is told.
        for (copy, bytes) in answers.bytesByData { #expect(bytes.count == 1, "\(copy)") }
        #expect(answers.bytesByData["as it lies"] == answers.bytesByData["copied in another order"])
    }

    @Test(.enabled(if: MadeLocales.canBeMade, MadeLocales.absent))
    func `the locales and time zones that are tried are in force`() throws {
        let scratch = try ScratchFolder()
        let locales = try MadeLocales(below: scratch.url)
        func said(_ program: String, _ words: [String], _ environment: [String: String]) throws -> String {
            let all = environment.merging(["LOCPATH": locales.folder.path]) { $1 }
            return try CommandLineRun(words, environment: all, program: URL(filePath: program)).output
        }
        let comma = try said("/usr/bin/printf", ["%.1f", "1"], ["LC_ALL": "de_DE.UTF-8"])
        #expect(comma == "1,0")
        #expect(try said("/usr/bin/printf", ["%.1f", "1"], ["LC_ALL": "xx_XX.UTF-8"]) == "1.0")
        #expect(try said("/usr/bin/locale", ["charmap"], ["LC_ALL": "tr_TR.UTF-8"]) == "UTF-8\n")
        #expect(try said("/bin/date", ["+%z"], ["TZ": "Pacific/Kiritimati"]) == "+1400\n")
        #expect(try said("/bin/date", ["+%z"], ["TZ": "AAA+11:30"]) == "-1130\n")
    }

    @Test func `the hash sees what was decided, and not where a row stands`() throws {
        let text = "[\n  {\n    \"id\": \"a\",\n    \"answer\": \"over\",\n    \"line\": 3\n  }\n]\n"
        let other = text.replacing("\"a\"", with: "\"b\"").replacing("3", with: "4")
        #expect(SeenAnswers.meaning(text) == SeenAnswers.meaning(other))
        #expect(SeenAnswers.meaning(text) != SeenAnswers.meaning(text.replacing("over", with: "within")))
    }
}

/// What many runs answered.
struct SeenAnswers {
    /// Settings whose run did not end well.
    private(set) var failed: [String] = []
    /// The hash of what was decided and why, of each run.
    private(set) var hashes: Set<String> = []
    /// The hash of all bytes, by the copy of the data.
    private(set) var bytesByData: [String: Set<String>] = [:]
    /// How many decisions the first answer holds.
    private(set) var decisions = 0
    private var meanings: [String: String] = [:]
    private var perValue: [String: (runs: Int, hashes: Set<String>)] = [:]

    mutating func take(_ run: CommandLineRun?, _ setting: RunSetting) {
        guard let run, run.status == 0 else {
            failed.append("\(setting): \(run?.complaint ?? "it could not be started")")
            return
        }
        let bytes = SHA256Digest(of: run.output).description
        // Few texts differ, so the hash without places is made once for each.
        let meaning = meanings[bytes] ?? Self.meaning(run.output)
        meanings[bytes] = meaning
        hashes.insert(meaning)
        bytesByData[setting.words("data"), default: []].insert(bytes)
        if decisions == 0 { decisions = run.output.split(separator: "\n").count { $0.hasPrefix("    \"id\": ") } }
        for (name, _) in RunSetting.varied {
            perValue["\(name)\n\(setting.words(name))", default: (0, [])].runs += 1
            perValue["\(name)\n\(setting.words(name))", default: (0, [])].hashes.insert(meaning)
        }
    }

    /// The hash of decisions without the place of a record in its file, the hash of that file and of the Snapshot, and the
    /// decision's id, which is a hash over them.
    static func meaning(_ text: String) -> String {
        let places = ["\"line\": ", "\"sha256\": ", "\"snapshotHash\": "]
        let lines = text.split(separator: "\n").filter { line in
            let words = line.drop { $0 == " " }
            return !places.contains { words.hasPrefix($0) } && !line.hasPrefix("    \"id\": ")
        }
        return SHA256Digest(of: lines.joined(separator: "\n")).description
    }

    /// One line for each value that was tried.
    var table: String {
        func row(_ cells: [String]) -> String {
            zip(cells, [16, 36, 5, 0]).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
                .joined(separator: "  ")
        }
        var lines = [row(["what is varied", "value", "runs", "hashes"])]
        for (name, values) in RunSetting.varied {
            var told: Set<String> = []
            for value in values where told.insert(value).inserted {
                let of = perValue["\(name)\n\(value)"] ?? (0, [])
                lines.append(row([name, value, "\(of.runs)", "\(of.hashes.count)"]))
            }
        }
        let runs =
            bytesByData.isEmpty ? 0 : perValue.filter { $0.key.hasPrefix("data\n") }.values.map(\.runs).reduce(0, +)
        lines.append(
            "\(runs) processes, \(decisions) decisions, \(hashes.count) hash: \(hashes.sorted().joined(separator: " "))"
        )
        return lines.joined(separator: "\n")
    }
}

/// Locales made for the tests from the system's own sources, so that none has to be installed.
struct MadeLocales {
    static let canBeMade =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/localedef")
        && FileManager.default.fileExists(atPath: "/usr/share/i18n/locales/tr_TR")
    static let absent: Comment = "the sources of locales are absent: install the package locales to run this test"

    /// The folder that `LOCPATH` names.
    let folder: URL

    /// What is thrown when one could not be made.
    struct NotMade: Error {}

    init(below scratch: URL) throws {
        folder = scratch.appending(path: "locales")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["de_DE", "tr_TR"] {
            let run = try CommandLineRun(
                ["--no-archive", "-i", name, "-f", "UTF-8", folder.appending(path: "\(name).UTF-8").path],
                environment: ["PATH": "/usr/bin:/bin"],
                program: URL(filePath: "/usr/bin/localedef"))
            guard run.status == 0 else { throw NotMade() }
        }
    }
}
