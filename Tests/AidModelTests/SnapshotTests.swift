import AidModel
import Testing

@Suite struct SnapshotTests {
    static func sample(reversed: Bool = false, at path: String = "a/one.xml") -> SnapshotBuilder {
        var builder = SnapshotBuilder()
        var first = Source()
        first.dataset = "set"
        first.fileName = "one.xml"
        first.sha256 = "11"
        var second = first
        second.fileName = "two.xml"
        second.sha256 = "22"
        let sources = reversed ? [second, first] : [first, second]
        let indices = sources.map { ($0.fileName, builder.addSource($0, path: path)) }
        for (name, index) in indices { builder.activities.append(activity("XM-\(name)", source: index)) }
        if reversed { builder.activities.reverse() }
        return builder
    }

    static func activity(_ identifier: String, source: Int) -> Activity {
        var activity = Activity()
        activity.provenance = Provenance(source: source, line: 7, known: CalendarDate("2021-06-01"))
        activity.identifier = identifier
        activity.key = identifier.uppercased()
        activity.secondaryReporter = false
        var title = Narrative()
        title.text = "Clinic – عيادة"
        activity.titles = [title]
        var transaction = Transaction()
        transaction.type = "3"
        transaction.amount = FixedDecimal("-12.5")
        transaction.provider = OrganisationReference(identifier: "SE-0", key: "SE-0")
        var sector = SectorAllocation()
        sector.code = "12220"
        transaction.sectors = [sector]
        activity.transactions = [transaction, Transaction()]
        return activity
    }

    @Test func `a record comes back as it was put in`() throws {
        let snapshot = try Self.sample().build()
        var expected = Self.activity("XM-one.xml", source: 0)
        #expect(snapshot.activities[0] == expected)
        expected = Self.activity("XM-two.xml", source: 1)
        #expect(snapshot.activities.decoded()[1] == expected)
        #expect(snapshot.sources.map(\.fileName) == ["one.xml", "two.xml"])
        #expect(snapshot.presences.isEmpty)
        #expect(snapshot.place(of: expected.provenance) == "a/one.xml:7")
    }

    @Test func `the order of input and the place of the files change no byte`() throws {
        let one = try Self.sample().build()
        let other = try Self.sample(reversed: true, at: "elsewhere").build()
        #expect(one.segment.bytes == other.segment.bytes)
        #expect(one.hash == other.hash)
    }

    @Test func `what became known later, or is closed to the reader, is not in it`() throws {
        var builder = Self.sample()
        builder.activities[0].provenance.sensitivity = .restricted
        #expect(try builder.build().activities.count == 1)
        #expect(try builder.build(knownAt: CalendarDate("2021-05-31")).activities.isEmpty)
        #expect(try builder.build(clearance: .restricted).activities.count == 2)
    }

    @Test func `a buffer that was altered anywhere is refused and never crashes`() throws {
        let bytes = try Self.sample().build().segment.bytes
        for index in stride(from: 0, to: bytes.count, by: 3) {
            var altered = bytes
            altered[index] ^= 0x41
            #expect(throws: Segment.LayoutError.self) { try Segment(bytes: altered) }
        }
        for length in stride(from: 0, to: bytes.count, by: 61) {
            #expect(throws: Segment.LayoutError.self) { try Segment(bytes: Array(bytes.prefix(length))) }
        }
    }
}
