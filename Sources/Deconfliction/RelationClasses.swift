public import AidModel

/// Which donor–recipient relations are significant, by the OECD's division-of-labour reports (2009, 2011).
///
/// A relation is *concentrated* when the donor's share in the recipient is above its share of all aid, and *important*
/// when the donor is among the fewest largest that together reach ninety per cent of the recipient's aid (ties by id).
public struct RelationClasses: Hashable, Sendable {
    /// The four exclusive classes; the raw values are the reports' letters.
    public enum Class: String, Sendable {
        /// Concentrated only.
        case concentrated = "A"
        /// Both.
        case both = "B"
        /// Important only.
        case important = "C"
        /// Neither: not significant.
        case neither = "D"
    }

    /// One relation.
    public struct Relation: Hashable, Sendable {
        /// The donor.
        public var donor: String
        /// The recipient.
        public var recipient: String
        /// Its class.
        public var relationClass: Class
    }

    /// All relations with an amount above zero, by recipient, then donor.
    public let relations: [Relation]

    /// Classifies the amounts above zero; the rest is no relation. Amounts are compared exactly, in whole cents.
    public init(_ amounts: [(donor: String, recipient: String, amount: FixedDecimal)]) {
        let table = amounts.map { ($0.donor, $0.recipient, $0.amount.wholeCents.coefficient / 10_000_000_000) }
            .filter { $0.2 > 0 }
        var byDonor: [String: Int128] = [:]
        var byRecipient: [String: [(donor: String, amount: Int128)]] = [:]
        for (donor, recipient, amount) in table {
            byDonor[donor, default: 0] += amount
            byRecipient[recipient, default: []].append((donor, amount))
        }
        let all = byDonor.values.reduce(0, +)
        relations = byRecipient.sorted { $0.key < $1.key }.flatMap { recipient, rows in
            let total = rows.reduce(0) { $0 + $1.amount }
            let important = Self.important(rows, total: total)
            return rows.sorted { $0.donor < $1.donor }.map { row in
                let concentrated = row.amount * all > (byDonor[row.donor] ?? 0) * total
                return Relation(
                    donor: row.donor, recipient: recipient,
                    relationClass: Self.combined(concentrated, important.contains(row.donor)))
            }
        }
    }

    private static func important(_ rows: [(donor: String, amount: Int128)], total: Int128) -> Set<String> {
        var names: Set<String> = []
        var sum: Int128 = 0
        for row in rows.sorted(by: { ($1.amount, $0.donor) < ($0.amount, $1.donor) }) where sum * 10 < total * 9 {
            sum += row.amount
            names.insert(row.donor)
        }
        return names
    }

    private static func combined(_ concentrated: Bool, _ important: Bool) -> Class {
        switch (concentrated, important) {
        case (true, true): .both
        case (true, false): .concentrated
        case (false, true): .important
        case (false, false): .neither
        }
    }

    /// How many relations of a recipient stand in each class.
    public func counts(recipient: String) -> RelationCounts { counts { $0.recipient == recipient } }

    /// How many relations of a donor stand in each class.
    public func counts(donor: String) -> RelationCounts { counts { $0.donor == donor } }

    private func counts(where isAsked: (Relation) -> Bool) -> RelationCounts {
        relations.filter(isAsked).reduce(into: RelationCounts()) { $0[$1.relationClass] += 1 }
    }

    /// A recipient's fragmentation: relations that are not significant among all of its relations; `nil` without any.
    public func fragmentation(recipient: String) -> ExactRatio? { counts(recipient: recipient).fragmentation }

    /// A donor's concentration: significant relations among all of its relations (`narrow`: only class B).
    public func concentration(donor: String, narrow: Bool) -> ExactRatio? {
        let counts = counts(donor: donor)
        return narrow ? counts.narrowConcentration : counts.broadConcentration
    }
}
