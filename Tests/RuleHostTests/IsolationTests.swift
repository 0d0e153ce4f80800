import FoundationEssentials
import AidModel
import Findings
import LuaSandbox
import RuleModel
import TestSupport
import Testing

@testable import RuleHost

/// Where packs run changes no answer, and a worker that fails costs one rule.
@Suite struct IsolationTests {
    static let day = CalendarDate(dayNumber: 18_000)

    static func isolation(_ program: String) -> Isolation {
        var settings = WorkerPool.Settings(program: program)
        settings.wallClock = .milliseconds(400)
        return .process(WorkerPool(settings))
    }

    static func rule(_ id: String, _ body: String) -> PackFile {
        let text = """
            return eligibility { id = "\(id)", subject = "state", decide = function(state, p)
                \(body)
                return at_least("refugees", state:indicator("refugees_hosted"), p.least)
            end }
            """
        return PackFile(path: "rules/\(id).lua", shownPath: "rules/\(id).lua", bytes: Array(text.utf8))
    }

    static func decisions(_ files: [PackFile], _ isolation: Isolation) throws -> (asked: [Decision], said: [Finding]) {
        var world = SmallWorld()
        for state in ["AA", "BB"] { world.reading(state, "refugees_hosted", 2018, "26000") }
        let (snapshot, derived) = try world.built()
        let stager = Stager(pack: StagingTests.pack, isolation: isolation)
        let staged = files.map { stager.evaluable($0, asOf: day) }
        let decisions = RuleHost.evaluate(
            staged.compactMap(\.rule), snapshot: snapshot, derived: derived, asOf: day)
        return (decisions, staged.flatMap(\.findings))
    }

    @Test(arguments: [
        "inform-classes", "ida-refugee-window", "three-signs", "grand-bargain-25", "eu-division-of-labour-2007",
    ])
    func `a shipped pack stages into the same graphs in a worker`(name: String) throws {
        let day = try #require(CalendarDate("2021-06-15"))
        let loaded = PackLoader.load(SharedData.packageRoot.appending(path: "rules/packs/\(name)").path)
        let pack = try #require(loaded.pack)
        for file in pack.rules {
            let here = Stager(pack: pack).stage(file, asOf: day)
            let there = Stager(pack: pack, isolation: Self.isolation(BuiltPrograms.worker.path)).stage(file, asOf: day)
            #expect(here.rule?.graph == there.rule?.graph)
            #expect(here.rule != nil)
        }
    }

    @Test(arguments: [
        ("-- hostile: crash segv", Cause.error, "worker.stopped"),
        ("-- hostile: syscall execve", .error, "worker.stopped"),
        ("-- hostile: hang", .limit, "limit"), ("-- hostile: torn", .error, "worker.reply"),
        ("-- hostile: answer sequence=1", .error, "worker.reply"), ("-- hostile: long", .error, "worker.reply"),
        ("while true do end", .limit, "limit"), ("error('no')", .error, "lua.error"),
    ])
    func `a rule that fails answers for each state that it cannot be told, the others as ever`(
        _ body: String, _ cause: Cause, _ code: String
    ) throws {
        let hostile = Self.isolation(BuiltPrograms.hostileWorker.path)
        let files = [Self.rule("a-sound", ""), Self.rule("b-hostile", body), Self.rule("c-sound", "")]
        let (decisions, findings) = try Self.decisions(files, hostile)
        #expect(findings.map(\.code) == [code])
        let failed = decisions.filter { $0.rule == "b-hostile" }
        #expect(failed.map(\.subject.id) == ["AA", "BB"])
        #expect(failed.map(\.answer) == [.indeterminate, .indeterminate])
        #expect(failed.map(\.cause) == [cause, cause])
        let alone = try Self.decisions([files[0], files[2]], .none).asked
        #expect(decisions.filter { $0.rule != "b-hostile" } == alone)
        #expect(alone.map(\.answer) == [.eligible, .eligible, .eligible, .eligible])
    }

    @Test func `a node of a made-up reply is no graph`() throws {
        // A sound reply whose value is the number 1 where the root of a graph should be.
        let hostile = Self.isolation(BuiltPrograms.hostileWorker.path)
        let (decisions, findings) = try Self.decisions([Self.rule("r", "-- hostile: answer")], hostile)
        #expect(findings.map(\.code) == ["no-root"])
        #expect(decisions.map(\.cause) == [.error, .error])
    }
}
