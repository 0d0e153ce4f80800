import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// Activities and organisations as subjects, and which subjects a scope admits.
@Suite struct SubjectTests {
    static let day = CalendarDate(dayNumber: 18_793)

    static func binding(_ kind: Subject.Kind, _ world: SmallWorld) throws -> SnapshotBinding {
        let (snapshot, derived) = try world.built()
        return try #require(
            SnapshotBinding(kind, in: SnapshotBinding.Sources(snapshot, derived: derived, asOf: day)))
    }

    static func sector(_ code: String, _ vocabulary: String? = nil) -> SectorAllocation {
        var sector = SectorAllocation()
        (sector.vocabulary, sector.code) = (vocabulary, code)
        return sector
    }

    static func text(_ fact: Fact) -> String {
        switch fact.value {
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case .date(let date): date.description
        case .number(let number): number.description
        case nil: "missing"
        }
    }

    private static func world() -> SmallWorld {
        var world = SmallWorld()
        world.activity("xx-1", of: "D", in: "AA", sectors: ["120"], roles: "1 3", reachesLocal: true, aidType: "A02") {
            $0.key = "XX-1"
            $0.sectors = [sector("12220")]
            $0.status = "2"
            $0.plannedStart = CalendarDate("2020-03-01")
            var title = Narrative()
            title.text = "Clinics"
            $0.titles = [title]
            var participation = Participation()
            participation.organisation = OrganisationReference(name: "A club", type: "22", key: "name:a club")
            participation.line = 7
            $0.participations = [participation]
        }
        return world
    }

    @Test func `every field of an activity is bound`() throws {
        let binding = try Self.binding(.activity, Self.world())
        #expect(binding.subjects == [Subject(.activity, "XX-1")])
        let record = binding.record(of: 0)
        let found = RecordKind.activity.fields.keys.sorted().map {
            "\($0) \(Self.text(binding.fact(Question(.field, $0), of: record)))"
        }
        #expect(
            found == [
                "aid_type A02", "budget_support yes", "commitments missing", "end missing", "humanitarian yes",
                "identifier xx-1", "intermediaries missing", "is_open yes", "organisation D", "reaches_local yes",
                "roles 1 3", "signed 2020-03-01", "spending 100", "start 2020-03-01", "status 2", "title Clinics",
            ])
    }

    @Test func `an activity lists its participants, which are organisations`() throws {
        let binding = try Self.binding(.activity, Self.world())
        let list = binding.members(Question(.list, "participants"), of: binding.record(of: 0))
        #expect(list.members.map(\.member.name) == ["name:a club"])
        #expect(list.members.first?.member.origins.first?.provenance.line == 7)
        let club = try #require(list.members.first?.member)
        let fields = ["name", "type", "country"].map { Self.text(binding.fact(Question(.field, $0), of: club)) }
        #expect(fields == ["A club", "22", "missing"])
    }

    @Test func `an organisation is asked on its register record, then on what activities say of it`() throws {
        var world = Self.world()
        world.organisation("D", type: "10", scope: "international", country: "NL")
        world.status("debarment", "D", "suspended", since: "2021-01-01")
        let binding = try Self.binding(.organisation, world)
        #expect(binding.subjects.map(\.id) == ["D", "name:a club"])
        let record = binding.record(of: 0)
        let fields = ["key", "name", "type", "scope", "country"].map {
            Self.text(binding.fact(Question(.field, $0), of: record))
        }
        #expect(fields == ["D", "The D", "10", "international", "NL"])
        #expect(Self.text(binding.fact(Question(.status, "debarment"), of: record)) == "suspended")
        #expect(Self.text(binding.fact(Question(.since, "debarment"), of: record)) == "2021-01-01")
        #expect(Self.text(binding.fact(Question(.listed, "", codes: ["debarment"]), of: record)) == "yes")
        #expect(
            Self.text(binding.fact(Question(.listed, "", codes: ["debarment"]), of: binding.record(of: 1))) == "no")
    }

    @Test func `activities that differ on an organisation's type leave it unknown, with each as evidence`() throws {
        var world = SmallWorld()
        for (id, type) in [("A", "22"), ("B", "24")] {
            world.activity(id, of: "D", in: "AA", sectors: []) { activity in
                var participation = Participation()
                participation.organisation = OrganisationReference(name: "Club", type: type, key: "C")
                activity.participations = [participation]
            }
        }
        let binding = try Self.binding(.organisation, world)
        let fact = binding.fact(Question(.field, "type"), of: binding.record(of: 0))
        #expect(Self.text(fact) == "missing")
        #expect(fact.origins.map(\.provenance.line) == [100, 101])
    }

    @Test func `evidence names which of several records of an activity was read`() throws {
        var world = Self.world()
        world.activity("XX-1", of: "D", in: "AA", sectors: ["120"]) { $0.lastUpdated = CalendarDate("2019-01-01") }
        let binding = try Self.binding(.activity, world)
        #expect(binding.subjects.map(\.id) == ["XX-1"])
        let fact = binding.fact(Question(.field, "status"), of: binding.record(of: 0))
        let identifier = Self.text(binding.fact(Question(.field, "identifier"), of: binding.record(of: 0)))
        #expect(fact.origins.first?.record == "\(identifier), the record that counts of 2 with this identifier")
    }

    // MARK: Scope

    /// A: a purpose in group 122; B: the group 720 alone; C: no DAC sector; D: no recipient; E: a sector of a transaction.
    private static func scoped() -> SmallWorld {
        var world = SmallWorld()
        world.activity("A", of: "P", in: "AA", sectors: []) { $0.sectors = [sector("12220"), sector("HEA", "10")] }
        world.activity("B", of: "P", in: "BB", sectors: []) { $0.sectors = [sector("720", "2")] }
        world.activity("C", of: "Q", in: "AA", sectors: [])
        world.activity("D", of: "Q", in: "", sectors: []) { $0.sectors = [sector("12220")] }
        world.activity("E", of: "R", in: "BB", sectors: []) {
            var transaction = Transaction()
            transaction.sectors = [sector("72010"), sector("720", "2")]
            $0.transactions = [transaction]
        }
        return world
    }

    @Test(arguments: [
        (RuleScope(), "ABCDE", ""), (RuleScope(sectors: ["122"]), "AD", "C"),
        (RuleScope(sectors: ["12220"]), "AD", "C"), (RuleScope(sectors: ["72010"]), "E", "BC"),
        (RuleScope(sectors: ["720"]), "BE", "C"), (RuleScope(sectors: ["120", "122"]), "AD", "C"),
        (RuleScope(sectors: ["HEA"]), "", "C"), (RuleScope(recipients: ["AA"]), "AC", "D"),
        (RuleScope(recipients: ["AA"], sectors: ["122"]), "A", "CD"),
        (RuleScope(recipients: ["BB"], sectors: ["72010"]), "E", "B"),
        (RuleScope(recipients: ["BB"], forms: ["training"]), "", "BDE"),
    ])
    func `a scope admits activities by published sector and recipient`(
        _ scope: RuleScope, _ inside: String, _ undecided: String
    ) throws {
        let binding = try Self.binding(.activity, Self.scoped())
        let found = binding.subjects(in: scope)
        #expect(found.inside.map { binding.subjects[$0].id }.joined() == inside)
        #expect(found.undecided.map { binding.subjects[$0].id }.joined() == undecided)
    }

    @Test func `a portfolio or organisation is in a scope through its activities, a state by its code`() throws {
        let world = Self.scoped()
        let scope = RuleScope(recipients: ["AA"], sectors: ["122"])
        let portfolios = try Self.binding(.portfolio, world)
        #expect(portfolios.subjects(in: scope).inside.map { portfolios.subjects[$0].id } == ["P@AA"])
        #expect(portfolios.subjects(in: scope).undecided.map { portfolios.subjects[$0].id } == ["Q@AA"])
        let organisations = try Self.binding(.organisation, world)
        #expect(organisations.subjects(in: scope).inside.map { organisations.subjects[$0].id } == ["P"])
        let states = try Self.binding(.state, world)
        #expect(states.subjects(in: scope).inside.map { states.subjects[$0].id } == ["AA"])
    }

    @Test(arguments: [
        (SubjectFilter(id: " a"), Subject.Kind.activity, ["A"]), (SubjectFilter(id: "p@aa"), .portfolio, ["P@AA"]),
        (SubjectFilter(id: "bb"), .state, ["BB"]), (SubjectFilter(id: "Z"), .activity, []),
        (SubjectFilter(organisations: ["P"]), .activity, ["A", "B"]),
        (SubjectFilter(organisations: ["P"]), .state, []), (SubjectFilter(organisations: ["Q"]), .organisation, ["Q"]),
        (SubjectFilter(recipients: ["BB"], organisations: ["P"]), .state, ["BB"]),
        (SubjectFilter(recipients: ["BB"], organisations: ["P"]), .portfolio, ["P@BB"]),
        (SubjectFilter(sectors: ["122"]), .state, ["", "AA", "BB"]),
        (SubjectFilter(sectors: ["122"]), .activity, ["A", "D"]),
    ])
    func `a reader's filter finds subjects of every kind`(
        _ filter: SubjectFilter, _ kind: Subject.Kind, _ expected: [String]
    ) throws {
        let binding = try Self.binding(kind, Self.scoped())
        let rows = try #require(filter.rows(of: binding))
        #expect(rows.sorted().map { binding.subjects[$0].id } == expected)
    }
}
