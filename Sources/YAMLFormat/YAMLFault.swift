import Findings
import Yams

/// Turns what the YAML parser throws into findings.
enum YAMLFault {
    static func finding(for error: any Error, in source: YAMLSource) -> Finding {
        guard let error = error as? YamlError else { return syntax("the text could not be read", at: nil, in: source) }
        return switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            syntax(problem, at: mark, in: source)
        case .composer(_, let problem, let mark, _):
            problem.contains("document")
                ? Finding(
                    .error, "yaml.syntax", "a second document starts here", at: source.location(of: mark),
                    help: "keep one document in a file")
                : syntax(problem, at: mark, in: source)
        case .reader(let problem, _, _, _):
            Finding(.error, "yaml.syntax", problem, at: source.firstControl ?? SourceLocation(file: source.file))
        case .duplicatedKeysInMapping(let keys, let context):
            Finding(
                .error, "yaml.duplicate-key", "`\(keys.first ?? "")` is given more than once in this mapping",
                at: source.location(of: context.mark), help: "keep one of them")
        default:
            syntax("the text could not be read", at: nil, in: source)
        }
    }

    private static func syntax(_ problem: String, at mark: Mark?, in source: YAMLSource) -> Finding {
        Finding(
            .error, "yaml.syntax", problem, at: mark.map(source.location(of:)) ?? SourceLocation(file: source.file))
    }
}
