import AidModel

/// Finds a state by any code or name that it goes by: ISO 3166-1 as built in, and what files of countries add.
struct StateIndex: Sendable {
    /// How a table names states.
    enum Scheme: Hashable { case two, three, number, name }

    private var codes: [Scheme: [String: String]] = builtIn

    mutating func add(_ state: State) {
        codes[.two]?[state.code] = state.code
        if let three = state.codeThree { codes[.three]?[three] = state.code }
        if let number = state.numeric { codes[.number]?[Self.number(number)] = state.code }
        for name in [state.name] + state.names.map(\.text) where !name.isEmpty {
            codes[.name]?[FoldedName.plain(name)] = state.code
        }
    }

    func code(of scheme: Scheme, _ text: String) -> String? {
        let key =
            switch scheme {
            case .two, .three: Identifier.normalised(text) ?? ""
            case .number: Self.number(text)
            case .name: FoldedName.plain(text)
            }
        return codes[scheme]?[key] ?? (scheme == .two && Self.isUserAssigned(key) ? key : nil)
    }

    /// Codes that ISO 3166-1 leaves to users: `AA`, `QM` to `QZ`, `XA` to `XZ`, `ZZ`. Examples use them for states that
    /// do not exist.
    private static func isUserAssigned(_ code: String) -> Bool {
        let letters = Array(code.utf8)
        guard letters.count == 2, letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { return false }
        return code == "AA" || code == "ZZ" || letters[0] == UInt8(ascii: "X")
            || (letters[0] == UInt8(ascii: "Q") && letters[1] >= UInt8(ascii: "M"))
    }

    /// M49 numbers are written with or without leading zeros.
    private static func number(_ text: String) -> String {
        let digits = text.drop { $0 == "0" || $0 == " " }
        return String(digits)
    }

    private static let builtIn: [Scheme: [String: String]] = {
        var codes: [Scheme: [String: String]] = [.two: [:], .three: [:], .number: [:], .name: [:]]
        for line in ISO3166.table.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4 else { continue }
            codes[.two]?[parts[0]] = parts[0]
            codes[.three]?[parts[1]] = parts[0]
            if !parts[2].isEmpty { codes[.number]?[parts[2]] = parts[0] }
            codes[.name]?[FoldedName.plain(parts[3])] = parts[0]
        }
        return codes
    }()
}
