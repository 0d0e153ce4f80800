import AidModel
import Deconfliction
import Testing

@Suite struct NettingTests {
    private static func chain(bSaysIncoming: Bool = true) -> [Activity] {
        let fromA = bSaysIncoming ? [money("1", "100", from: "A")] : []
        var second = activity("B", money("3", "80", to: "C"), money("4", "15"))
        second.transactions += fromA
        return [
            activity("A", money("3", "100", to: "B")), second,
            activity("C", money("1", "80", from: "B"), money("4", "70")),
        ]
    }

    private func spending(_ total: MethodTotal?) -> [String] {
        [total?.spending.low.description ?? "-", total?.spending.high.description ?? "-"]
    }

    @Test func `a chain of three is 265 gross, 100 net and 85 delivered`() throws {
        // domain.md 2.5: A pays B 100; B passes 80 on and spends 15; C spends 70.
        let totals = try totals(Self.chain())
        #expect(spending(totals[.gross]) == ["265", "265"])
        #expect(spending(totals[.activity]) == ["100", "100"])
        #expect(spending(totals[.links]) == ["100", "100"])
        #expect(totals[.links]?.delivered == MoneyRange(low: decimal("85"), high: decimal("85"), currency: "USD"))
        #expect(spending(totals[.single]) == ["100", "265"])
    }

    @Test func `where the receiver omits its incoming money, the methods differ and the missing element is named`()
        throws
    {
        let report = Netting.report(
            try snapshot(Self.chain(bSaysIncoming: false)), asOf: midYear, scope: AnalysisScope(countries: ["SO"]))
        let byMethod = Dictionary(uniqueKeysWithValues: report.methods.map { ($0.method, $0) })
        #expect(spending(byMethod[.activity]) == ["195", "195"])
        #expect(spending(byMethod[.links]) == ["100", "100"])
        let difference = report.differences.first {
            $0.from == .activity && $0.to == .links && $0.measure == "spending"
        }
        #expect(difference?.amount == MoneyRange(low: decimal("95"), high: decimal("95"), currency: "USD"))
        #expect(difference?.causes.map(\.activity.identifier) == ["B"])
        #expect(difference?.causes.first?.reason.contains("publishes no incoming money") == true)
    }

    @Test(arguments: [(true, "100", "100"), (false, "190", "100")])
    func `the second chain is 245 gross, 100 new, 85 delivered`(
        _ bSaysIncoming: Bool, _ byActivity: String, _ byLinks: String
    ) throws {
        // deconfliction.md 2.4: B passes 60 on and spends 30; C spends 55.
        var second = activity("B", money("3", "60", to: "C"), money("4", "30"))
        if bSaysIncoming { second.transactions.append(money("1", "100", from: "A")) }
        let totals = try totals([
            activity("A", money("3", "100", to: "B")), second,
            activity("C", money("1", "60", from: "B"), money("4", "55")),
        ])
        #expect(spending(totals[.gross]) == ["245", "245"])
        #expect(spending(totals[.activity]) == [byActivity, byActivity])
        #expect(spending(totals[.links]) == [byLinks, byLinks])
        #expect(totals[.links]?.delivered?.high == decimal("85"))
    }

    @Test func `a million is split by country and sector as OCHA's note says`() throws {
        let split = activity(
            "X", in: [("SN", "30"), ("ML", "70")], sectors: [("12220", "50"), ("11220", "50")], money("2", "1000000"))
        func amounts(_ country: String) throws -> [String] {
            let total = try totals([split], countries: [country], by: .sector)[.gross]
            return total?.byKey.map { "\($0.key) \($0.commitments.low)" } ?? []
        }
        #expect(try amounts("SN") == ["112 150000", "122 150000"])
        #expect(try amounts("ML") == ["112 350000", "122 350000"])
    }

    @Test func `an identifier published twice in two files changes nothing`() throws {
        var again = Self.chain()[1]
        again.provenance.source = 1
        let totals = try totals(Self.chain() + [again])
        #expect(spending(totals[.gross]) == ["265", "265"])
        #expect(spending(totals[.activity]) == ["100", "100"])
    }

    @Test func `secondary reporters are left out and counted`() throws {
        var other = activity("D", money("3", "1000"))
        other.secondaryReporter = true
        let report = Netting.report(
            try snapshot(Self.chain() + [other]), asOf: midYear, scope: AnalysisScope(countries: ["SO"]))
        #expect(report.methods.first?.spending.high == decimal("265"))
        #expect(report.notes.first { $0.code == "money.secondary-reporter" }?.count == 1)
    }

    @Test func `two sides further apart than two per cent give a range`() throws {
        let totals = try totals([
            activity("A", money("3", "100", to: "B")), activity("B", money("1", "90", from: "A"), money("4", "120")),
        ])
        #expect(spending(totals[.links]) == ["120", "130"])
    }

    @Test func `two sides within two per cent are the receiver's amount`() throws {
        let totals = try totals([
            activity("A", money("3", "100", to: "B")), activity("B", money("1", "98", from: "A"), money("4", "120")),
        ])
        #expect(spending(totals[.links]) == ["122", "122"])
    }

    @Test func `a link without an amount gives a range`() throws {
        var second = activity("B", money("4", "60"))
        var funder = Participation()
        funder.role = "1"
        funder.organisation.activityIdentifier = "A"
        second.participations = [funder]
        let totals = try totals([activity("A", money("3", "100")), second])
        #expect(spending(totals[.activity]) == ["160", "160"])
        #expect(spending(totals[.links]) == ["100", "160"])
    }

    @Test func `money in a circle is counted once`() throws {
        let totals = try totals([
            activity("A", money("3", "100", to: "B"), money("1", "40", from: "B"), money("4", "10")),
            activity("B", money("3", "40", to: "A"), money("1", "100", from: "A"), money("4", "30")),
        ])
        #expect(spending(totals[.links]) == ["40", "40"])
    }

    @Test func `incoming money without a link is taken off as OCHA does, money of an unpublished activity is new`()
        throws
    {
        let unlinked = try totals([activity("B", money("1", "60"), money("4", "100"))])
        #expect(spending(unlinked[.links]) == ["40", "40"])
        let dangling = try totals([activity("B", money("1", "60", from: "GONE"), money("4", "100"))])
        #expect(spending(dangling[.links]) == ["100", "100"])
        #expect(spending(dangling[.activity]) == ["40", "40"])
    }

    @Test func `a negative total without inflow keeps its sign`() throws {
        let totals = try totals([activity("A", money("3", "-5"))])
        for method in [NettingMethod.gross, .activity, .links] { #expect(spending(totals[method]) == ["-5", "-5"]) }
    }

    @Test func `what cannot be converted is counted and never guessed`() throws {
        let total = try totals(
            [
                activity(
                    "A", money("3", "85", currency: "EUR"), money("3", "10", currency: "SOS"),
                    money("3", "7", currency: ""), money("3", "x"))
            ], rates: [rate("EUR", 2021, "0.85")])[.gross]
        #expect(total?.spending == MoneyRange(low: decimal("100"), high: decimal("100"), currency: "USD", notKnown: 3))
        #expect(total?.notKnown.map { "\($0.cause) \($0.count)" } == ["no-amount 1", "no-currency 1", "no-rate 1"])
    }

    @Test func `a transaction's own country wins over the activity's, and the future is left out`() throws {
        let all = activity(
            "A", in: [("SO", "50"), ("KE", "50")], money("3", "100"), money("3", "10", country: "SO"),
            money("3", "10", country: "KE"), money("3", "1000", on: "2021-06-16"))
        #expect(spending(try totals([all])[.gross]) == ["60", "60"])
    }

    @Test(
        arguments: [
            ([("SO", nil), ("KE", nil), ("ET", nil), ("DJ", nil)], "25"), ([("SO", nil), ("KE", "40")], "60"),
            ([("SO", "150"), ("KE", "50")], "75"), ([("SO", "30")], "30"), ([("SO", nil)], "100"),
        ] as [([(String, String?)], String)])
    func `missing percentages never count the whole several times`(
        _ countries: [(String, String?)], _ expected: String
    ) throws {
        #expect(spending(try totals([activity("A", in: countries, money("3", "100"))])[.gross]).first == expected)
    }

    @Test func `keys of a method add up to its total`() throws {
        let activities =
            Self.chain() + [activity("E", in: [("SO", "33.3"), ("KE", nil)], money("3", "10.01"), money("2", "7"))]
        for grouping in NettingGrouping.allCases {
            for (method, total) in try totals(activities, countries: [], by: grouping) where method != .single {
                let sum = total.byKey.reduce(Int128(0)) { $0 + $1.spending.high.coefficient }
                #expect(abs(sum - total.spending.high.coefficient) <= 10, "\(method) by \(grouping)")
            }
        }
    }
}
