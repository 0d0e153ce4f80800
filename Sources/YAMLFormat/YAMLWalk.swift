import Findings
import Yams

/// Walks the parser's nodes into values and refuses what is not strict.
struct YAMLWalk {
    let source: YAMLSource
    let limits: YAMLLimits
    private(set) var findings: [Finding] = []

    init(source: YAMLSource, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
    }

    /// The value of a node that has `depth` collections around it, or `nil` when it was refused.
    mutating func value(_ node: Node, depth: Int) -> YAMLValue? {
        let place = node.mark.map(source.location(of:)) ?? SourceLocation(file: source.file)
        guard isPlainNode(node, at: place) else { return nil }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain && scalar.style != .any
            return YAMLValue(.scalar(scalar.string, quoted: isQuoted), at: place)
        case .sequence(let sequence):
            guard mayNest(depth, at: place) else { return nil }
            var values: [YAMLValue] = []
            for element in sequence { values += value(element, depth: depth + 1).map { [$0] } ?? [] }
            return YAMLValue(.sequence(values), at: place)
        case .mapping(let mapping):
            guard mayNest(depth, at: place) else { return nil }
            return YAMLValue(.mapping(entries(of: mapping, depth: depth + 1)), at: place)
        case .alias:
            refuse("yaml.anchor", "an alias is not read here", at: place, help: "write the value out")
            return nil
        }
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var places: [String: SourceLocation] = [:]
        for (keyNode, valueNode) in mapping {
            guard let key = value(keyNode, depth: depth) else { continue }
            guard case .scalar(let name, _) = key.content else {
                refuse("yaml.wrong-type", "a key has to be a text, not \(key.kind)", at: key.location, help: nil)
                continue
            }
            if let first = places[name] {
                findings.append(
                    Finding(
                        .error, "yaml.duplicate-key", "`\(name)` is given more than once in this mapping",
                        at: key.location,
                        help: "keep one of them", related: [.init("the first one", at: first)]))
                continue
            }
            places[name] = key.location
            guard let value = value(valueNode, depth: depth) else { continue }
            entries.append(YAMLEntry(name, at: key.location, value: value))
        }
        return entries
    }

    private mutating func mayNest(_ depth: Int, at place: SourceLocation) -> Bool {
        guard depth < limits.depth else {
            refuse(
                "yaml.depth", "more than \(limits.depth) lists and mappings stand inside one another", at: place,
                help: nil)
            return false
        }
        return true
    }

    /// Refuses anchors, aliases and tags. A node's mark stands at its properties, so its first byte tells them.
    private mutating func isPlainNode(_ node: Node, at place: SourceLocation) -> Bool {
        switch node.mark.flatMap(source.byte(at:)) {
        case UInt8(ascii: "&"), UInt8(ascii: "*"):
            refuse("yaml.anchor", "an anchor or alias is not read here", at: place, help: "write the value out")
            return false
        case UInt8(ascii: "!"):
            refuse(
                "yaml.tag", "a tag is not read here", at: place,
                help: "remove it: every scalar is a text and whoever reads it gives it a type")
            return false
        default:
            return true
        }
    }

    private mutating func refuse(_ code: String, _ message: String, at place: SourceLocation, help: String?) {
        findings.append(Finding(.error, code, message, at: place, help: help))
    }
}
