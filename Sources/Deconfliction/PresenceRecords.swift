import AidModel

/// The presences in scope, exact copies collapsed, read for one day.
struct PresenceRecords {
    let rows: [OperationalPresence]
    /// Rows that repeat another row in every field.
    let copies: Int
    /// Rows that name nobody.
    let unnamed: Int
    let day: CalendarDate?

    init(_ snapshot: Snapshot, _ options: DeconflictionOptions) {
        let filter = Set(options.countries)
        var seen: Set<OperationalPresence> = []
        var rows: [OperationalPresence] = []
        var copies = 0
        var unnamed = 0
        for row in snapshot.presences.decoded() where filter.isEmpty || filter.contains(row.country) {
            guard options.sectors.isEmpty || options.sectors.contains(row.cluster) || Self.isDAC(options.sectors) else {
                continue
            }
            if row.organisation.key.isEmpty {
                unnamed += 1
                continue
            }
            var content = row
            content.provenance = Provenance()
            if seen.insert(content).inserted { rows.append(row) } else { copies += 1 }
        }
        self.rows = rows
        self.copies = copies
        self.unnamed = unnamed
        day = options.presenceAsOf ?? Self.day(rows, asOf: options.asOf)
    }

    /// A filter by DAC codes alone says nothing of clusters.
    private static func isDAC(_ sectors: [String]) -> Bool {
        sectors.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func day(_ rows: [OperationalPresence], asOf: CalendarDate) -> CalendarDate? {
        if rows.contains(where: { $0.start != nil && $0.end != nil && $0.period.contains(asOf) }) { return asOf }
        return rows.compactMap(\.end).max()
    }

    /// The rows whose days hold the day looked at.
    var current: [OperationalPresence] {
        guard let day else { return [] }
        return rows.filter { $0.start != nil && $0.period.contains(day) }
    }

    /// Months counted from year 0, for a row that speaks of one calendar month.
    static func month(of row: OperationalPresence) -> Int? {
        guard let start = row.start, let end = row.end else { return nil }
        return month(start) == month(end) ? month(start) : nil
    }

    static func month(_ date: CalendarDate) -> Int { date.year * 12 + date.month - 1 }

    static func words(month: Int) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(names[month % 12]) \(month / 12)"
    }
}

extension OperationalPresence {
    var placeMention: PlaceMention {
        if let adminTwo { return PlaceMention(country: country, code: adminTwo, name: adminTwoName, level: 2) }
        if let adminOne { return PlaceMention(country: country, code: adminOne, name: adminOneName, level: 1) }
        return PlaceMention(country: country)
    }
}

extension PlaceMention {
    var words: String { name ?? code ?? country }
}
