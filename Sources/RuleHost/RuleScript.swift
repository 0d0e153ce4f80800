import Findings
import LuaSyntax
import RuleModel

/// A rule file or module of a pack as it is run: parsed, judged as far as a tree can judge, and with checks put in.
struct RuleScript: Sendable {
    let file: PackFile
    /// What is run in place of the file.
    private(set) var bytes: [UInt8]
    /// What is wrong; a file with any of it is not run.
    let findings: [Finding]
    let tree: SyntaxTree
    private let sites: [CheckSite]
    private let firstSite: Int
    private var lines: BrokenLines?

    /// How many sites one file may have, so that a number alone names file and site.
    private static let sitesPerFile = 1 << 24

    /// Reads a file; `number` tells the files of one run apart. Without `isWatched`, no checks are put in.
    init(_ file: PackFile, number: Int, isWatched: Bool = true) {
        self.file = file
        firstSite = number * Self.sitesPerFile
        let faults: [SyntaxFault]
        (tree, faults) = SyntaxTree.parse(SourceText(file.bytes))
        guard faults.isEmpty else {
            findings = faults.map { fault in
                fault.finding(
                    code: fault.kind == .limit ? "limit" : "lua.syntax", in: SourceText(file.bytes),
                    file: file.shownPath)
            }
            (bytes, sites) = (file.bytes, [])
            return
        }
        findings = Self.assignments(tree, file)
        guard isWatched else {
            (bytes, sites) = (file.bytes, [])
            return
        }
        let pass = SourcePass(tree, firstSite: firstSite)
        (bytes, sites) = (pass.bytes, pass.sites)
    }

    /// Assignments that would carry something from one staging or member to the next.
    private static func assignments(_ tree: SyntaxTree, _ file: PackFile) -> [Finding] {
        let outer = tree.outerAssignments.map { use in
            finding(
                tree, file, use,
                "`\(tree.names[use.name])` belongs to the function around, and a rule may not change it",
                "return the value, or declare a local of its own in this function")
        }
        let global = tree.globalAssignments.map { use in
            finding(
                tree, file, use, "the global `\(tree.names[use.name])` cannot be set",
                "write `local \(tree.names[use.name])`")
        }
        return (outer + global).sorted()
    }

    private static func finding(
        _ tree: SyntaxTree, _ file: PackFile, _ use: SyntaxTree.Use, _ message: String, _ help: String
    ) -> Finding {
        let place = tree.text.place(of: use.range.lowerBound)
        return Finding(
            .error, "outer-assignment", message,
            at: SourceLocation(file: file.shownPath, line: place.line, column: place.column), help: help)
    }

    /// The same file with every call on a line of its own, for finding the column of an error.
    func broken() -> RuleScript {
        var copy = self
        let lines = BrokenLines(tree, firstSite: firstSite)
        (copy.bytes, copy.lines) = (lines.bytes, lines)
        return copy
    }

    /// The place that an error on a line of ``bytes`` has: of what its message names, else of the call or operator on the
    /// line, else of the line's first word.
    func location(ofLine line: Int, message: String) -> SourceLocation {
        let place =
            switch lines?.origin(ofLine: line) {
            case .part(let range, let at)?: TokenPlace.place(of: message, within: range, otherwise: at, in: tree)
            case .line(let original)?: TokenPlace.place(of: message, line: original, in: tree)
            case nil: TokenPlace.place(of: message, line: line, in: tree)
            }
        return SourceLocation(file: file.shownPath, line: place.line, column: place.column)
    }

    /// The place of a site of this file; `nil` when it belongs to another one.
    func location(ofSite number: Int) -> SourceLocation? {
        let index = number - firstSite
        guard sites.indices.contains(index) else { return nil }
        let place = tree.text.place(of: sites[index].range.lowerBound)
        return SourceLocation(file: file.shownPath, line: place.line, column: place.column)
    }
}
