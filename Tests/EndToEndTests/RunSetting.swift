import Foundation
import TestSupport

/// One way to run the same question: what may not change a byte of the answer, each as the number of one of its values.
struct RunSetting: Sendable {
    /// What is varied, with its values in words. A value that stands twice is taken twice as often.
    static let varied: [(name: String, values: [String])] = [
        ("program", optimised == nil ? ["debug"] : Array(repeating: "optimised", count: 19) + ["debug"]),
        ("packs run", ["in a worker", "in the program's own process"]),
        ("threads", ["1", "2", "8"]),
        ("locale", ["none", "C", "de_DE.UTF-8", "tr_TR.UTF-8", "xx_XX.UTF-8, which there is not"]),
        ("time zone", ["none", "UTC", "Pacific/Kiritimati", "AAA+11:30"]),
        ("hash seed", ["another in each process", "fixed"]),
        ("working folder", ["the repository, with relative paths", "another, with absolute paths"]),
        ("packs named", ["their folder", "one by one, shuffled"]),
        ("files named", ["their folder", "one by one, shuffled"]),
        ("data", ["as it lies", "copied in another order"] + (1...shuffles).map { "rows shuffled, \($0)" }),
    ]
    /// How many copies of the data have their rows shuffled.
    static let shuffles = 3
    /// The folder of the optimised programs, when they are to be compared with those beside the tests.
    static let optimised = ProcessInfo.processInfo.environment["CONCORD_PROGRAMS"].map { URL(filePath: $0) }

    /// The value of each thing that is varied, in the order of `varied`.
    let values: [Int]
    /// Seeds what is shuffled for this run alone.
    let seed: UInt64

    /// Settings in which the values of each thing are taken as often as each other.
    static func balanced(_ count: Int) -> [RunSetting] {
        var dice = Dice(seed: 7)
        let columns = varied.map { thing in dice.shuffled((0..<count).map { $0 % thing.values.count }) }
        return (0..<count).map { run in RunSetting(values: columns.map { $0[run] }, seed: UInt64(run)) }
    }

    /// The value of one thing in words.
    func words(_ name: String) -> String {
        guard let index = Self.varied.firstIndex(where: { $0.name == name }) else { return "" }
        return Self.varied[index].values[values[index]]
    }

    private func index(_ name: String) -> Int {
        Self.varied.firstIndex { $0.name == name }.map { values[$0] } ?? 0
    }

    /// The environment of the process: nothing but what is varied.
    func environment(locales: URL) -> [String: String] {
        var environment: [String: String] = ["LOCPATH": locales.path]
        let locale = words("locale").prefix { $0 != "," }
        if locale != "none" { environment["LC_ALL"] = String(locale) }
        if words("time zone") != "none" { environment["TZ"] = words("time zone") }
        if words("hash seed") == "fixed" { environment["SWIFT_DETERMINISTIC_HASHING"] = "1" }
        return environment
    }

    /// The answer's text.
    func output(_ world: ShuffledData, locales: URL, elsewhere: URL) throws -> CommandLineRun {
        var dice = Dice(seed: seed)
        let root = SharedData.packageRoot
        let isRelative = words("working folder").hasPrefix("the repository")
        func named(_ url: URL) -> String {
            isRelative && url.path.hasPrefix(root.path + "/")
                ? String(url.path.dropFirst(root.path.count + 1)) : url.path
        }
        let packs = root.appending(path: "rules/packs")
        let packsNamed = words("packs named").hasPrefix("one by one") ? dice.shuffled(world.packs) : [packs]
        let folder = world.folders[index("data")]
        let filesNamed =
            words("files named").hasPrefix("one by one")
            ? dice.shuffled(world.names.map { folder.appending(path: $0) }) : [folder]
        let program = words("program") == "debug" ? BuiltPrograms.folder : Self.optimised ?? BuiltPrograms.folder
        return try CommandLineRun(
            [
                "evaluate", "--quiet", "--format", "json", "--as-of", "2021-06-15", "--country", "SO", "--jobs",
                words("threads"),
            ]
                + (index("packs run") == 1 ? ["--in-process"] : [])
                + packsNamed.flatMap { ["--packs", named($0)] } + filesNamed.flatMap { ["--data", named($0)] },
            environment: environment(locales: locales), in: isRelative ? root : elsewhere,
            program: program.appending(path: "concord"))
    }
}

/// Dice that fall the same way in every run of the tests.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    /// The values in another order.
    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        var values = values
        for index in values.indices.dropFirst().reversed() { values.swapAt(index, below(index + 1)) }
        return values
    }
}
