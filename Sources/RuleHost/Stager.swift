public import AidModel
public import Findings
public import LuaSandbox
public import RuleModel

/// Runs a rule file once with a symbolic subject and takes the graph that it builds.
public struct Stager: Sendable {
    /// The pack whose rules are staged.
    public let pack: Pack
    /// The indicators that may be asked for, the pack's own included.
    public let registry: IndicatorRegistry
    /// Where the pack's Lua runs; the graphs are the same everywhere.
    public let isolation: Isolation
    private let isWatched: Bool
    private let modules: [RuleScript]
    private let rules: [PackFile: RuleScript]

    /// Prepares to stage the rules of a pack: parses its files once.
    public init(pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none) {
        self.init(pack: pack, registry: registry, isolation: isolation, isWatched: true)
    }

    /// Without `isWatched`, rules are staged as they are written, for comparison.
    init(pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none, isWatched: Bool) {
        self.pack = pack
        self.isolation = isolation
        self.registry = registry.adding(pack.indicators)
        self.isWatched = isWatched
        modules = pack.modules.enumerated().map { RuleScript($1, number: $0 + 1, isWatched: isWatched) }
        let scripts = pack.rules.map { ($0, RuleScript($0, number: 0, isWatched: isWatched)) }
        rules = Dictionary(scripts, uniquingKeysWith: { first, _ in first })
    }

    /// The same files, parsed already, with other names to ask for.
    init(_ other: Stager, pack: Pack, registry: IndicatorRegistry) {
        (self.pack, self.registry) = (pack, registry)
        (isolation, isWatched) = (other.isolation, other.isWatched)
        (modules, rules) = (other.modules, other.rules)
    }

    /// Stages one rule with the parameters that are in force on a day, in a fresh Lua state.
    ///
    /// - Returns: the rule, or `nil` and why not, each at its place: everything that is wrong with the texts of the rule and
    ///   of the pack's modules, or else the first thing that goes wrong while it runs, or else everything that is wrong with
    ///   its graph. A rule that reaches a limit is one finding (`limit`).
    public func stage(_ file: PackFile, asOf: CalendarDate) -> (rule: StagedRule?, findings: [Finding]) {
        do {
            return (try attempt(file, asOf), [])
        } catch {
            return (nil, error.findings)
        }
    }

    /// Stages one rule for evaluation: one that fails after it has said what it is asked about answers for each of its
    /// subjects that it cannot be told, with cause `limit` or `error`.
    ///
    /// - Returns: the rule, or `nil` where it did not come as far as saying what it is; and what went wrong.
    public func evaluable(_ file: PackFile, asOf: CalendarDate) -> (rule: EvaluableRule?, findings: [Finding]) {
        do {
            return (EvaluableRule(try attempt(file, asOf), of: pack), [])
        } catch {
            return (evaluable(file, failedBy: error), error.findings)
        }
    }

    /// A rule that failed after it had said what it is asked about, as evaluation takes it.
    func evaluable(_ file: PackFile, failedBy fault: StagingFault) -> EvaluableRule? {
        fault.header.map { header in
            var rule = EvaluableRule(
                pack: pack.reference, id: header.id, file: file.path, title: file.leadingComment, kind: header.kind,
                subject: header.subject, scope: header.scope, sensitivity: pack.sensitivity,
                outcome: .failed(fault.cause, message: fault.findings.first?.message ?? "the rule cannot be staged"))
            rule.texts = RuleTexts(pack.texts, rule: header.id)
            return rule
        }
    }

    /// Stages one rule once its texts are sound; a fault has its findings at their columns.
    func attempt(_ file: PackFile, _ asOf: CalendarDate) throws(StagingFault) -> StagedRule {
        let script = rules[file] ?? RuleScript(file, number: 0, isWatched: isWatched)
        let scripts = [script] + modules
        let wrong = scripts.flatMap(\.findings)
        guard wrong.isEmpty else { throw StagingFault(wrong.sorted().map { StagingFault.Part($0) }) }
        do {
            return try staged(scripts, asOf)
        } catch {
            throw placed(error, scripts, asOf)
        }
    }

    /// A fault with its findings at their columns: Lua tells lines alone, so the rule is staged again, every call on a line
    /// of its own. Whatever goes wrong differently then, the first findings stand.
    private func placed(_ fault: StagingFault, _ scripts: [RuleScript], _ asOf: CalendarDate) -> StagingFault {
        guard fault.parts.contains(where: \.needsColumn) else { return fault }
        do {
            _ = try staged(scripts.map { $0.broken() }, asOf)
            return fault
        } catch {
            return fault.placed(by: error)
        }
    }

    private func staged(_ scripts: [RuleScript], _ asOf: CalendarDate) throws(StagingFault) -> StagedRule {
        let file = scripts[0].file
        var known: RuleHeader?
        do {
            var sandbox = try opened(scripts)
            _ = try sandbox.call("configure", [configuration(asOf)])
            let described = try sandbox.call("describe", []).value
            let header = try RuleHeader(described, file: file)
            known = header
            let reply = try sandbox.call("stage", [])
            guard case .node(let root) = reply.value else {
                throw StagingFault(Finding(.error, "no-root", "the rule gives no answer", at: place(file)))
            }
            let graph = try GraphDecoder(stager: self, header: header, asOf: asOf, scripts: scripts).graph(
                reply.nodes, root)
            return StagedRule(header: header, title: file.leadingComment, file: file, graph: graph)
        } catch let error as StagingFault {
            throw error.of(known)
        } catch let error as SandboxError {
            throw fault(error, in: scripts).of(known)
        } catch {
            throw StagingFault(Finding(.error, "rule.error", "the rule cannot be staged", at: place(file))).of(known)
        }
    }

    private func opened(_ scripts: [RuleScript]) throws(SandboxError) -> Sandbox {
        var sandbox = try Sandbox(isolation: isolation, owner: "\(pack.id) \(pack.hash)")
        try sandbox.loadPrelude(Prelude.source.utf8, name: Prelude.name)
        for module in scripts.dropFirst() {
            try sandbox.register(module: module.file.moduleName, source: module.bytes, file: module.file.shownPath)
        }
        try sandbox.loadMain(scripts[0].bytes, name: scripts[0].file.shownPath)
        return sandbox
    }

    private func place(_ file: PackFile) -> SourceLocation { SourceLocation(file: file.shownPath, line: 1, column: 1) }

    private func fault(_ error: SandboxError, in scripts: [RuleScript]) -> StagingFault {
        let parts = error.message.split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
        let message = parts.first ?? error.message
        let help = parts.count > 1 ? Self.help(parts[1]) : nil
        let (code, reason): (String, StagingFault.Reason) =
            switch error.kind {
            case .syntax: ("lua.syntax", .rule)
            case .limit: ("limit", .limit)
            case .refused: (error.code ?? "rule.refused", .rule)
            case .stopped: ("worker.stopped", .worker)
            case .reply: ("worker.reply", .worker)
            default: ("lua.error", .rule)
            }
        let site = parts.count > 2 ? Int(parts[2]) : nil
        let watched = site.flatMap { site in scripts.lazy.compactMap { $0.location(ofSite: site) }.first }
        // What the prelude finds wrong with an answer as a whole has no line of the pack.
        let script = scripts.first { $0.file.shownPath == error.file }
        let line = script == nil ? 1 : error.line ?? 1
        let location = watched ?? (script ?? scripts[0]).location(ofLine: line, message: message)
        let part = StagingFault.Part(
            Finding(.error, code, message, at: location, help: help),
            needsColumn: watched == nil && (error.kind == .refused || error.kind == .error))
        return StagingFault([part], reason: reason)
    }

    /// Help as the prelude sends it: words, or a name and the names that would do.
    private static func help(_ text: String) -> String {
        guard text.hasPrefix("?") else { return text }
        let names = text.dropFirst().split(separator: "\u{1F}").map(String.init).filter { !$0.hasPrefix("__") }
        guard let wanted = names.first else { return text }
        if let nearest = NearestName.nearest(to: wanted, among: names.dropFirst()) {
            return "did you mean `\(nearest)`?"
        }
        let shown = names.dropFirst().prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return "known: " + shown + (names.count > 13 ? ", …" : "")
    }
}
