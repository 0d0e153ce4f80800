extension Activity {
    /// The DAC sector codes that the activity or one of its transactions publishes, each once, sorted.
    public var dacSectorCodes: [String] {
        Set((sectors + transactions.flatMap(\.sectors)).filter(\.isDAC).map(\.code)).sorted()
    }

    /// The DAC aid type (vocabulary 1): the default one, else the one that all transactions name; `nil` when there is none
    /// or there are several.
    public var dacAidType: String? {
        let own = Self.dacCodes(aidTypes)
        let codes = own.isEmpty ? Set(transactions.flatMap { Self.dacCodes($0.aidTypes) }) : own
        return codes.count == 1 ? codes.first : nil
    }

    /// Whether it is budget support: general (A01) or sector (A02) budget support by its aid type, or published under no
    /// purpose but 51010, general budget support. `nil` when it names neither an aid type nor a sector that tells.
    public var isBudgetSupport: Bool? {
        let codes = dacSectorCodes
        if !codes.isEmpty, codes.allSatisfy({ $0 == "51010" }) { return true }
        return dacAidType.map { ["A01", "A02"].contains($0) }
    }

    private static func dacCodes(_ codes: [VocabularyCode]) -> Set<String> {
        Set(codes.filter { ["1", nil].contains($0.vocabulary) && !$0.code.isEmpty }.map(\.code))
    }
}

extension SectorAllocation {
    /// Whether its code is one of the DAC's: vocabulary 1 (five digits, the default) or 2 (three digits).
    fileprivate var isDAC: Bool { ["1", "2", nil].contains(vocabulary) && !code.isEmpty }
}
