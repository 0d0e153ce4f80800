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

    /// Prepares to stage the rules of a pack.
    public init(pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none) {
        self.pack = pack
        self.isolation = isolation
        self.registry = registry.adding(pack.indicators)
    }

    /// Stages one rule with the parameters that are in force on a day, in a fresh Lua state.
    ///
    /// - Returns: the rule, or `nil` and why not, at its place. A rule that reaches a limit is one finding (`limit`).
    public func stage(_ file: PackFile, asOf: CalendarDate) -> (rule: StagedRule?, findings: [Finding]) {
        do {
            return (try staged(file, asOf), [])
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
            return (EvaluableRule(try staged(file, asOf), of: pack), [])
        } catch {
            let rule = error.header.map { header in
                var rule = EvaluableRule(
                    pack: pack.reference, id: header.id, file: file.path, title: file.leadingComment, kind: header.kind,
                    subject: header.subject, scope: header.scope, sensitivity: pack.sensitivity,
                    outcome: .failed(error.cause, message: error.findings.first?.message ?? "the rule cannot be staged")
                )
                rule.texts = RuleTexts(pack.texts, rule: header.id)
                return rule
            }
            return (rule, error.findings)
        }
    }

    private func staged(_ file: PackFile, _ asOf: CalendarDate) throws(StagingFault) -> StagedRule {
        var known: RuleHeader?
        do {
            var sandbox = try opened(file)
            _ = try sandbox.call("configure", [configuration(asOf)])
            let described = try sandbox.call("describe", []).value
            let header = try RuleHeader(described, file: file)
            known = header
            let reply = try sandbox.call("stage", [])
            guard case .node(let root) = reply.value else {
                throw StagingFault(Finding(.error, "no-root", "the rule gives no answer", at: place(file)))
            }
            let graph = try GraphDecoder(stager: self, header: header, asOf: asOf, file: file).graph(reply.nodes, root)
            return StagedRule(header: header, title: file.leadingComment, file: file, graph: graph)
        } catch let error as StagingFault {
            throw StagingFault(error.findings, header: known)
        } catch let error as SandboxError {
            throw StagingFault(
                finding(error, in: file), header: known, cause: error.kind == .limit ? .limit : .error)
        } catch {
            throw StagingFault(
                Finding(.error, "rule.error", "the rule cannot be staged", at: place(file)), header: known)
        }
    }

    private func opened(_ file: PackFile) throws(SandboxError) -> Sandbox {
        var sandbox = try Sandbox(isolation: isolation, owner: "\(pack.id) \(pack.hash)")
        try sandbox.loadPrelude(Prelude.source.utf8, name: Prelude.name)
        for module in pack.modules {
            try sandbox.register(module: module.moduleName, source: module.bytes, file: module.shownPath)
        }
        try sandbox.loadMain(file.bytes, name: file.shownPath)
        return sandbox
    }

    private func place(_ file: PackFile) -> SourceLocation { SourceLocation(file: file.shownPath, line: 1, column: 1) }

    private func finding(_ error: SandboxError, in file: PackFile) -> Finding {
        let parts = error.message.split(separator: "\u{1E}", maxSplits: 1).map(String.init)
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
        let named = error.file ?? file.shownPath
        let script = ([file] + pack.modules).first { $0.shownPath == named } ?? file
        let line = error.line ?? 1
        return Finding(
            .error, code, message,
            at: SourceLocation(file: named, line: line, column: TokenPlace.column(of: message, line: line, in: script)),
            help: help)
    }

    /// Help as the prelude sends it: words, or a name and the names that would do.
    private static func help(_ text: String) -> String {
        guard text.hasPrefix("?") else { return text }
        let names = text.dropFirst().split(separator: "\u{1F}").map(String.init)
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

    init(_ finding: Finding, header: RuleHeader? = nil, cause: Cause = .error) {
        self.init([finding], header: header, cause: cause)
    }

    init(_ findings: [Finding], header: RuleHeader? = nil, cause: Cause = .error) {
        (self.findings, self.header, self.cause) = (findings, header, cause)
    }
}
