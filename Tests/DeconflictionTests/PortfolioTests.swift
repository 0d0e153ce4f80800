import AidModel
import Deconfliction
import Testing

@Suite struct PortfolioTests {
    private func part(_ key: String, _ role: String, type: String? = nil) -> Participation {
        var participation = Participation()
        participation.role = role
        participation.organisation = OrganisationReference(identifier: key, type: type, key: key)
        return participation
    }

    private func rows(_ activities: [Activity]) throws -> [Portfolio] {
        Array(try Derivation.subjects(AidBooks(try snapshot(activities), asOf: midYear)).rows(of: Portfolio.self))
    }

    @Test func `every organisation of an activity has it in its portfolio of each recipient`() throws {
        var shared = activity("A", by: "XM-R", in: [("KE", "25"), ("SO", "75")], money("3", "100"))
        shared.participations = [part("XM-F", "1"), part("XM-R", "3"), part("XM-R", "1")]
        let rows = try rows([shared])
        #expect(rows.map(\.id) == ["XM-F@KE", "XM-F@SO", "XM-R@KE", "XM-R@SO"])
        #expect(rows.map { $0.members[0].roles } == ["1", "1", "1 3", "1 3"])
        #expect(rows.map { $0.members[0].spending } == [decimal("25"), decimal("75"), decimal("25"), decimal("75")])
        #expect(rows[0].members[0].commitments == nil)
        #expect(rows[0].members[0].isOpen == true)
        #expect(rows[0].members[0].sectors.map { "\($0.code) \($0.percentage ?? .zero)" } == ["122 100"])
    }

    @Test func `money along a chain counts for the one that brings it into the recipient`() throws {
        let rows = try rows([
            activity("A", by: "XM-A", money("3", "100", to: "B")),
            activity("B", by: "XM-B", money("1", "100", from: "A"), money("4", "90")),
        ])
        #expect(rows.map { $0.members[0].spending } == [decimal("100"), .zero])
    }

    @Test func `intermediaries are counted up to the first local responder`() throws {
        var grant = activity("A", by: "XM-R")
        grant.participations = [part("XM-F", "1"), part("SO-NGO-1", "4", type: "22")]
        let rows = try rows([grant])
        let reach = Dictionary(uniqueKeysWithValues: rows.map { ($0.organisation, $0.members[0]) })
        #expect(reach["XM-F"]?.intermediaries == 1)
        #expect(reach["XM-R"]?.intermediaries == 0)
        #expect(reach["XM-F"]?.reachesLocal == true)
    }

    @Test func `a chain names who the money passes, up to the nearest local responder`() throws {
        var grant = activity("A", by: "XM-R", money("3", "100", to: "B"))
        grant.participations = [part("XM-F", "1", type: "40"), part("NL-KVK-1", "4", type: "21")]
        var passed = activity("B", by: "NL-KVK-1", money("1", "100", from: "A"))
        passed.participations = [part("SO-NGO-1", "4", type: "22")]
        let rows = try rows([grant, passed])
        let member = try #require(rows.first { $0.organisation == "XM-F" }?.members[0])
        #expect(member.chain.map(\.organisation) == ["XM-F", "XM-R", "NL-KVK-1", "SO-NGO-1"])
        #expect(member.chain.map(\.isLocal) == [false, nil, false, true])
        #expect(member.chain.map(\.country) == [nil, nil, "NL", "SO"])
        #expect(member.intermediaries == 2)
    }

    @Test func `where it is known that nobody local is reached, the chain ends with who has the money last`() throws {
        var grant = activity("A", by: "XM-R")
        grant.participations = [part("XM-F", "1"), part("NL-KVK-1", "4", type: "21")]
        let row = try rows([grant]).first { $0.organisation == "XM-F" }
        #expect(row?.members[0].chain.map(\.organisation) == ["XM-F", "XM-R", "NL-KVK-1"])
        #expect(row?.members[0].reachesLocal == false)
    }

    @Test(arguments: [
        ("NL-KVK-1", "22", false), ("SO-GOV-1", "10", true), ("KE-GOV-1", "10", false), ("XM-1", "40", false),
        ("X-1", "24", true),
    ])
    func `a responder is local by its type and home`(_ key: String, _ type: String, _ expected: Bool) throws {
        var grant = activity("A", by: "XM-R")
        grant.participations = [part(key, "4", type: type)]
        let row = try rows([grant]).first { $0.organisation == "XM-R" }
        #expect(row?.members[0].reachesLocal == expected)
    }

    @Test func `an implementer of unknown type leaves the chain unknown`() throws {
        var grant = activity("A", by: "XM-R")
        grant.participations = [part("XM-Q", "4")]
        let row = try rows([grant]).first { $0.organisation == "XM-R" }
        #expect(row?.members[0].reachesLocal == nil)
        #expect(row?.members[0].intermediaries == nil)
        #expect(row?.members[0].chain == [])
    }

    private func counted(_ activities: [Activity]) throws -> [CountedActivity] {
        let books = AidBooks(try snapshot(activities), asOf: midYear)
        return Array(try Derivation.subjects(books).rows(of: CountedActivity.self))
    }

    @Test func `an activity counts once, on the record changed last, with its money over all recipients`() throws {
        var first = activity("A", by: "XM-R", money("3", "7"))
        first.lastUpdated = day("2020-05-01")
        var last = activity("a", by: "XM-R", in: [("SO", "50"), ("KE", "50")], money("3", "100"))
        last.lastUpdated = day("2021-05-01")
        last.participations = [part("XM-R", "1"), part("SO-NGO-1", "4", type: "24")]
        var secondary = activity("B", by: "XM-S", money("3", "1"))
        secondary.secondaryReporter = true
        let rows = try counted([first, last, secondary])
        #expect(rows.map { "\($0.organisation) \($0.part.roles) \($0.records)" } == ["XM-R 1 2"])
        #expect(rows.first?.part.spending == decimal("100"))
        #expect(rows.first?.recipients.map(\.code) == ["KE", "SO"])
        #expect(rows.first?.part.reachesLocal == true)
    }

    @Test func `what differs between an activity's recipients is not known of it`() throws {
        var shared = activity("A", by: "XM-R", in: [("SO", "50"), ("KE", "50")], money("3", "100"))
        shared.participations = [part("SO-GOV-1", "4", type: "10")]
        #expect(try counted([shared]).map(\.part.reachesLocal) == [nil])
    }

    @Test(arguments: [
        (["51010"], [String](), [String](), nil as String?, true), (["51010", "12220"], [], [], nil, nil),
        (["12220"], ["A02"], [], "A02", true), (["12220"], ["C01"], [], "C01", false),
        (["51010"], ["C01"], [], "C01", true), ([], [], [], nil, nil), ([], [], ["A01", "A01"], "A01", true),
        ([], [], ["A01", "C01"], nil, nil), ([], ["D01"], ["A01"], "D01", false),
    ])
    func `budget support is told by aid type or by purpose alone`(
        _ sectors: [String], _ types: [String], _ ofTransactions: [String], _ type: String?, _ expected: Bool?
    ) {
        func code(_ text: String) -> VocabularyCode {
            var code = VocabularyCode()
            code.code = text
            return code
        }
        var one = activity("A", sectors: sectors.map { ($0, nil) })
        one.aidTypes = types.map(code)
        one.transactions = ofTransactions.map { type in
            var transaction = money("3", "1")
            transaction.aidTypes = [code(type)]
            return transaction
        }
        #expect(one.dacAidType == type)
        #expect(one.isBudgetSupport == expected)
    }
}
