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

    /// Stages one rule with the parameters that are in force on a day, in a fresh Lua state.
    ///
    /// - Returns: the rule, or `nil` and why not, each at its place: everything that is wrong with the texts of the rule and
    ///   of the pack's modules, or else the first thing that goes wrong while it runs. A rule that reaches a limit is one
    ///   finding (`limit`).
    public func stage(_ file: PackFile, asOf: CalendarDate) -> (rule: StagedRule?, findings: [Finding]) {
        let (scripts, wrong) = scripts(of: file)
        guard wrong.isEmpty else { return (nil, wrong) }
        do {
            return (try staged(scripts, asOf), [])
        } catch {
            return (nil, placed(error, scripts, asOf))
        }
    }

    /// Stages one rule for evaluation: one that fails after it has said what it is asked about answers for each of its
    /// subjects that it cannot be told, with cause `limit` or `error`.
    ///
    /// - Returns: the rule, or `nil` where it did not come as far as saying what it is; and what went wrong.
    public func evaluable(_ file: PackFile, asOf: CalendarDate) -> (rule: EvaluableRule?, findings: [Finding]) {
        let (scripts, wrong) = scripts(of: file)
        guard wrong.isEmpty else { return (nil, wrong) }
        do {
            return (EvaluableRule(try staged(scripts, asOf), of: pack), [])
        } catch {
            let rule = error.header.map { header in
                EvaluableRule(
                    pack: pack.reference, id: header.id, file: file.path, title: file.leadingComment, kind: header.kind,
                    subject: header.subject, scope: header.scope, sensitivity: pack.sensitivity,
                    outcome: .failed(error.cause, message: error.findings.first?.message ?? "the rule cannot be staged")
                )
            }
            return (rule, placed(error, scripts, asOf))
        }
    }

    /// The rule's file and the modules as they are run, or everything that is wrong with their texts.
    private func scripts(of file: PackFile) -> (scripts: [RuleScript], wrong: [Finding]) {
        let scripts = [rules[file] ?? RuleScript(file, number: 0, isWatched: isWatched)] + modules
        return (scripts, scripts.flatMap(\.findings).sorted())
    }

    /// The findings of a fault at their columns: Lua tells lines alone, so the rule is staged again, every call on a line of its
    /// own. Whatever goes wrong differently then, the first finding stands.
    private func placed(_ fault: StagingFault, _ scripts: [RuleScript], _ asOf: CalendarDate) -> [Finding] {
        guard fault.needsColumn else { return fault.findings }
        do {
            _ = try staged(scripts.map { $0.broken() }, asOf)
            return fault.findings
        } catch {
            var again = error.findings
            return fault.findings.map { finding in
                guard let place = again.firstIndex(where: { $0.code == finding.code && $0.message == finding.message })
                else { return finding }
                return again.remove(at: place)
            }
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
            throw StagingFault(error.findings, header: known, needsColumn: error.needsColumn)
        } catch let error as SandboxError {
            throw fault(error, in: scripts, known)
        } catch {
            throw StagingFault(
                Finding(.error, "rule.error", "the rule cannot be staged", at: place(file)), header: known)
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

    private func fault(_ error: SandboxError, in scripts: [RuleScript], _ header: RuleHeader?) -> StagingFault {
        let parts = error.message.split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
        let message = parts.first ?? error.message
        let help = parts.count > 1 ? Self.help(parts[1]) : nil
        let code =
            switch error.kind {
            case .syntax: "lua.syntax"
            case .limit: "limit"
            case .refused: error.code ?? "rule.refused"
            case .stopped: "worker.stopped"
            case .reply: "worker.reply"
            default: "lua.error"
            }
        let site = parts.count > 2 ? Int(parts[2]) : nil
        let watched = site.flatMap { site in scripts.lazy.compactMap { $0.location(ofSite: site) }.first }
        let script = scripts.first { $0.file.shownPath == error.file } ?? scripts[0]
        let location = watched ?? script.location(ofLine: error.line ?? 1, message: message)
        return StagingFault(
            Finding(.error, code, message, at: location, help: help), header: header,
            cause: error.kind == .limit ? .limit : .error,
            needsColumn: watched == nil && (error.kind == .refused || error.kind == .error))
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

/// Why a rule cannot be staged: one thing, or several that are wrong by themselves.
struct StagingFault: Error {
    let findings: [Finding]
    /// What the rule had said of itself by then.
    let header: RuleHeader?
    let cause: Cause
    /// Whether lines alone are known.
    let needsColumn: Bool

    init(_ finding: Finding, header: RuleHeader? = nil, cause: Cause = .error, needsColumn: Bool = false) {
        self.init([finding], header: header, cause: cause, needsColumn: needsColumn)
    }

    init(_ findings: [Finding], header: RuleHeader? = nil, cause: Cause = .error, needsColumn: Bool = false) {
        (self.findings, self.header, self.cause, self.needsColumn) = (findings, header, cause, needsColumn)
    }
}
