import AidModel

/// An activity's own split over countries and sectors; a transaction that names its own wins over it.
struct AllocatedActivity: Sendable {
    let countries: Allocation
    let sectors: Allocation

    init(_ activity: Activity) {
        countries = Allocation.countries(of: activity)
        sectors = Allocation.sectors(activity.sectors) ?? .unknown
    }

    func countries(of transaction: Transaction) -> Allocation {
        if let country = transaction.recipientCountry { return .whole(country) }
        if transaction.recipientRegion != nil { return .whole(Allocation.region) }
        return countries
    }

    func sectors(of transaction: Transaction) -> Allocation {
        transaction.sectors.isEmpty ? sectors : Allocation.sectors(transaction.sectors) ?? sectors
    }
}

extension Allocation {
    /// The fraction that a test admits.
    func fraction(where admits: (String) -> Bool) -> FixedDecimal {
        shares.reduce(.zero) { admits($1.key) ? $0.plus($1.fraction) : $0 }
    }
}
