import AidModel

/// How an amount is split over keys, by published percentages; the fractions never sum to more than one.
///
/// One share without percentage is the whole. Several without any are taken as equal, never as the whole each
/// (which counts the money several times). Where some have one, the rest of 100 is shared equally by those without.
/// A sum over 100 is scaled down to 100; what is missing to 100 goes to `Allocation.notStated`.
struct Allocation: Hashable, Sendable {
    static let notStated = "not stated"
    static let region = "region"

    struct Share: Hashable, Sendable {
        var key: String
        var fraction: FixedDecimal
    }

    var shares: [Share]
    /// Whether percentages were presumed, scaled or did not reach 100.
    var isPresumed: Bool

    static let unknown = Allocation(shares: [Share(key: notStated, fraction: .one)], isPresumed: false)

    static func whole(_ key: String) -> Allocation {
        Allocation(shares: [Share(key: key, fraction: .one)], isPresumed: false)
    }

    init(shares: [Share], isPresumed: Bool) {
        self.shares = shares
        self.isPresumed = isPresumed
    }

    init(_ published: [(key: String, percentage: FixedDecimal?)]) {
        guard !published.isEmpty else {
            self = .unknown
            return
        }
        if published.count == 1, published[0].percentage == nil {
            self = .whole(published[0].key)
            return
        }
        let stated = published.reduce(FixedDecimal.zero) { $0.plus(max($1.percentage ?? .zero, .zero)) }
        let missing = published.count { $0.percentage == nil }
        let rest = max(FixedDecimal.hundred.minus(stated), .zero)
        let each = missing > 0 ? rest.scaled(.one, over: FixedDecimal(missing)) : .zero
        let total = max(stated, .hundred)
        shares = published.map {
            Share(key: $0.key, fraction: max($0.percentage ?? each, .zero).scaled(.one, over: total))
        }
        isPresumed = missing > 0 || stated != .hundred
        if missing == 0, rest > .zero {
            shares.append(Share(key: Self.notStated, fraction: rest.scaled(.one, over: .hundred)))
        }
    }

    /// Recipient countries, with all regional money under one key.
    static func countries(of activity: Activity) -> Allocation {
        let countries = activity.recipientCountries.map { (key: $0.code, percentage: $0.percentage) }
        // Regions of further vocabularies say the same money again.
        let first = activity.recipientRegions.first?.vocabulary ?? "1"
        let regions = activity.recipientRegions.filter { ($0.vocabulary ?? "1") == first }
            .map { (key: region, percentage: $0.percentage) }
        return Allocation(countries + regions)
    }

    /// DAC sectors as published: five digits where there are any, else three.
    static func sectors(_ published: [SectorAllocation]) -> Allocation? {
        let five = published.filter { ($0.vocabulary ?? "1") == "1" }
        let used = five.isEmpty ? published.filter { $0.vocabulary == "2" } : five
        return used.isEmpty ? nil : Allocation(used.map { (key: $0.code, percentage: $0.percentage) })
    }
}
