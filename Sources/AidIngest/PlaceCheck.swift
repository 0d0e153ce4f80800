import AidModel
import Findings

/// Compares the places of a presence with the list of p-codes: fills what follows from it and names what does not fit.
struct PlaceCheck {
    let references: ReferenceTables

    func settle(_ presence: inout OperationalPresence, _ ledger: inout RowLedger) {
        guard references.hasPlaces(of: presence.country) else {
            deriveFromCode(&presence)
            return
        }
        let line = presence.provenance.line
        dropSpreadsheetError(&presence.adminOne, line, &ledger)
        dropSpreadsheetError(&presence.adminTwo, line, &ledger)
        presence.adminOne = presence.adminOne ?? code(presence.adminOneName, 1, presence.country)
        presence.adminTwo = presence.adminTwo ?? code(presence.adminTwoName, 2, presence.country)
        checkKnown(presence.adminOne, presence.adminOneName, line, &ledger)
        checkKnown(presence.adminTwo, presence.adminTwoName, line, &ledger)
        deriveFromCode(&presence)
        if let two = presence.adminTwo, let parent = references.place(code: two)?.parent {
            checkParent(two, parent, presence.adminOne, line, &ledger)
            // Where the two disagree the finer one is trusted, and the finding names both.
            presence.adminOne = parent
        }
        noteUnplaced(presence, &ledger)
    }

    /// `#N/A` and the like are what a spreadsheet left where it had no code.
    private func dropSpreadsheetError(_ code: inout String?, _ line: Int, _ ledger: inout RowLedger) {
        guard let published = code, published.hasPrefix("#") else { return }
        code = nil
        ledger.note(
            .warning, "place.spreadsheet-error", published, line: line,
            "\(published.inBackticks) is a spreadsheet's error and no p-code; the area was found by name or parent")
    }

    private func code(_ name: String?, _ level: Int, _ state: String) -> String? {
        name.flatMap { references.place(named: $0, in: state, level: level) }
    }

    /// The areas that a code of the third level lies in. OCHA's p-codes nest: each level adds two digits.
    private func deriveFromCode(_ presence: inout OperationalPresence) {
        guard let three = presence.adminThree, three.count >= 8 else { return }
        let two = String(three.dropLast(2))
        let one = String(three.dropLast(4))
        guard !references.hasPlaces(of: presence.country) || references.place(code: two) != nil else { return }
        presence.adminTwo = presence.adminTwo ?? two
        presence.adminOne = presence.adminOne ?? one
    }

    private func checkKnown(_ code: String?, _ name: String?, _ line: Int, _ ledger: inout RowLedger) {
        guard let code, references.place(code: code) == nil else { return }
        let named = name.map { " (\($0))" } ?? ""
        ledger.note(
            .warning, "place.unknown-code", code, line: line,
            "\((code + named).inBackticks) is not on the list of p-codes; it was kept as published")
    }

    private func checkParent(
        _ code: String, _ parent: String, _ published: String?, _ line: Int, _ ledger: inout RowLedger
    ) {
        guard let published, published != parent else { return }
        ledger.note(
            .warning, "place.parent-differs", "\(code) \(published)", line: line,
            "\(code.inBackticks) lies in `\(parent)` by the list of p-codes, not in \(published.inBackticks); it was put there"
        )
    }

    private func noteUnplaced(_ presence: OperationalPresence, _ ledger: inout RowLedger) {
        guard presence.adminOne == nil, presence.adminTwo == nil, presence.adminThree == nil else { return }
        guard let name = presence.adminTwoName ?? presence.adminOneName ?? presence.adminThreeName else { return }
        ledger.note(
            .warning, "place.unknown-name", name, line: presence.provenance.line,
            "\(name.inBackticks) is not the name of one known place; the row was kept without a p-code")
    }
}

extension ReferenceTables {
    /// The state whose letters a p-code starts with: two (`SO2502`) or three (`AFG`).
    func stateCode(placeCode: String) -> String? {
        let letters = placeCode.prefix { $0.isLetter }
        if letters.count == 3, let state = stateCode(iso3: String(letters)) { return state }
        return letters.count >= 2 ? stateCode(iso2: String(letters.prefix(2))) : nil
    }
}
