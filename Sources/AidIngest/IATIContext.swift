import AidModel
import Findings

/// What the mapping of one file shares between its activities: references, counted findings, names already resolved.
///
/// Belongs to one thread.
final class IATIContext {
    let file: String
    let references: ReferenceTables
    var tally = FindingTally()
    private var keys: [NamedOrganisation: String] = [:]

    private struct NamedOrganisation: Hashable {
        var identifier: String?
        var name: String?
    }

    init(file: String, references: ReferenceTables) {
        self.file = file
        self.references = references
    }

    /// What an organisation is counted under; files name the same few thousands of times.
    func organisationKey(identifier: String?, name: String?) -> String {
        let named = NamedOrganisation(identifier: identifier, name: name)
        if let known = keys[named] { return known }
        let key = references.organisationKey(identifier: identifier, name: name)
        keys[named] = key
        return key
    }

    /// Records a finding at a line of the file.
    func note(
        _ severity: Severity, _ code: String, line: Int, column: Int? = nil, help: String? = nil,
        _ message: () -> String
    ) {
        let place = SourceLocation(file: file, line: line, column: column)
        tally.add(code, Finding(severity, code, message(), at: place, help: help))
    }
}
