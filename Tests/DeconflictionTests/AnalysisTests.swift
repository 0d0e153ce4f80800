import AidModel
import Testing

@testable import Deconfliction

@Suite struct AnalysisTests {
    private func findings(_ kind: CoordinationFinding.Kind, _ result: DeconflictionResult) -> [CoordinationFinding] {
        result.findings.filter { $0.kind == kind }
    }

    @Test func `the same identifier in two files is shown with both places`() throws {
        var again = activity("A", money("3", "100"))
        again.provenance = Provenance(source: 1, line: 9)
        var first = activity("A", money("3", "100"))
        first.provenance.line = 3
        let found = findings(.duplicateIdentifier, analysed(try snapshot([first, again])))
        #expect(found.map(\.title) == ["the identifier `A` stands in 2 records, with the same content"])
        #expect(found.first?.evidence.map { "\($0.file):\($0.line ?? 0)" } == ["a.xml:3", "b.xml:9"])
        #expect(found.first?.evidence.map(\.says) == ["outgoing USD 100; counted", "outgoing USD 100; not counted"])
    }

    @Test func `of two records of an identifier the one changed last counts`() throws {
        var later = activity("A", money("3", "70"))
        later.provenance.source = 1
        later.lastUpdated = day("2021-03-01")
        let found = findings(.duplicateIdentifier, analysed(try snapshot([activity("A", money("3", "100")), later])))
        #expect(found.first?.title.hasSuffix("with different content") == true)
        #expect(found.first?.money == MoneyRange(low: decimal("70"), high: decimal("100"), currency: "USD"))
        #expect(found.first?.evidence.map { $0.says?.hasSuffix("not counted") } == [true, false])
    }

    @Test func `a declared chain is passed through and no co-presence`() throws {
        let chain = [
            activity("A", money("3", "100", to: "B")), activity("B", money("1", "100", from: "A"), money("4", "90")),
        ]
        let result = analysed(try snapshot(chain))
        #expect(
            findings(.passthrough, result).map(\.title) == [
                "`A` is declared to fund `B`: along this link money is counted once"
            ])
        #expect(findings(.overlap, result).isEmpty)
        let third = analysed(try snapshot(chain + [activity("Z", money("3", "5"))]))
        let cell = try #require(findings(.overlap, third).first)
        #expect(
            cell.organisations.map { "\($0.key) \($0.part)" } == [
                "ORG-A publisher", "ORG-Z publisher", "ORG-B in a chain",
            ])
        #expect(cell.money == MoneyRange(low: decimal("105"), high: decimal("105"), currency: "USD"))
    }

    @Test func `links to itself, to nothing and to an organisation are told apart`() throws {
        let odd = activity(
            "A", by: "XM-1", money("3", "1", to: "a"), money("3", "1", to: "GONE"), money("3", "1", to: "XM-1"))
        let result = analysed(try snapshot([odd]))
        let notes = result.notes.filter { $0.code.hasPrefix("chain.") }.map { "\($0.code) \($0.count ?? 0)" }
        #expect(notes == ["chain.dangling 1", "chain.organisation 1", "chain.self-reference 1"])
        #expect(findings(.dataQuality, result).contains { $0.title.contains("an organisation's identifier") })
    }

    @Test func `two receivers of one unpublished activity are seen together`() throws {
        let result = analysed(
            try snapshot([activity("B", money("1", "5", from: "GONE")), activity("C", money("1", "5", from: "gone"))]))
        #expect(
            findings(.cofunding, result).map(\.title) == [
                "2 activities of 2 publishers name `GONE`, which nobody here reports, as their source"
            ])
    }

    @Test func `a presence cell counts organisations once and shows the government as lead`() throws {
        let rows = [
            presence("One", "WSH", "SO1", month: 3), presence("One", "WSH", "SO1", month: 3),
            presence("Two", "WSH", "SO1", month: 3), presence("Ministry", "WSH", "SO1", month: 3, government: true),
            presence("Two", "PRO-CPN", "SO1", month: 3), presence("Three", "PRO", "SO1", month: 3),
            presence("Four", "WSH", "SO1", month: 4),
        ]
        let result = analysed(try snapshot(presences: rows), presenceAsOf: "2025-03-31")
        let cells = findings(.overlap, result)
        #expect(
            cells.map(\.title) == [
                "2 organisations report Water, Sanitation and Hygiene in District SO1 in March 2025 (co-presence)"
            ])
        #expect(
            cells.first?.organisations.map { "\($0.name) \($0.part)" } == [
                "One present", "Two present", "Ministry lead",
            ])
        #expect(result.notes.contains { $0.code == "presence.copies" && $0.count == 1 })
        #expect(result.notes.contains { $0.code == "presence.other-time" })
        #expect(result.states.map { [$0.leadCells, $0.cells] } == [[1, 3]])
    }

    @Test func `presences of another year never stand in one cell with activities`() throws {
        let result = analysed(
            try snapshot([activity("A", money("3", "1"))], presences: [presence("One", "WSH", "SO1", month: 3)]))
        #expect(result.presenceAsOf == day("2025-03-31"))
        #expect(findings(.overlap, result).isEmpty)
    }

    @Test func `presence that ended is asked by organisation and cluster, an absent organisation once`() throws {
        let rows = [
            presence("One", "WSH", "SO1", month: 1), presence("One", "WSH", "SO2", month: 2),
            presence("One", "WSH", "SO3", month: 3), presence("Two", "HEA", "SO1", month: 2),
            presence("Two", "NUT", "SO1", month: 1), presence("Three", "HEA", "SO1", month: 4),
        ]
        let found = findings(.presenceEnded, analysed(try snapshot(presences: rows), presenceAsOf: "2025-03-31"))
        #expect(
            Set(found.map(\.title)) == [
                "One reported Water, Sanitation and Hygiene in 2 places before and not in March 2025",
                "Two reported in 1 place before and nowhere in March 2025",
            ])
        #expect(
            found.compactMap { $0.question?.text }.contains {
                $0
                    == "Water, Sanitation and Hygiene by One in District SO1, District SO2: handed over, finished, or not reported?"
            })
    }

    @Test func `a gap needs a need of the same place, cluster and period`() throws {
        var need = Need()
        need.state = "SO"
        need.place = "SO2"
        need.cluster = "PRO"
        need.start = day("2025-01-01")
        need.end = day("2025-12-31")
        need.inNeed = FixedDecimal(1200)
        let rows = [presence("One", "PRO-CPN", "SO1", month: 3)]
        let without = analysed(try snapshot(presences: rows))
        #expect(findings(.gap, without).isEmpty)
        #expect(without.notes.contains { $0.code == "gap.no-need-datum" })
        let with = analysed(try snapshot(presences: rows) { $0.needs = [need] })
        #expect(
            findings(.gap, with).map(\.title) == [
                "1,200 people in need of Protection in `SO2`, and no organisation reported there"
            ])
        need.place = "SO1"
        #expect(findings(.gap, analysed(try snapshot(presences: rows) { $0.needs = [need] })).isEmpty)
    }

    @Test func `without registers there is one line each and no finding`() throws {
        let result = analysed(try snapshot([activity("A", money("3", "1"))]))
        #expect(
            result.notes.map(\.code).filter { !$0.hasPrefix("gap") } == [
                "conflict.compared", "consent.no-register", "fragmentation.no-sector-list", "priorities.none",
            ])
        #expect(
            result.notes.first { $0.code == "conflict.compared" }?.text
                == "conflicts between bodies: none found among 0 comparable conditions")
    }

    @Test func `a priority that nobody works on is an orphan, work on none is off priority`() throws {
        var priority = Priority()
        priority.state = "SO"
        priority.rank = 1
        priority.title = "Water"
        var code = VocabularyCode()
        code.code = "140"
        priority.sectors = [code]
        let result = analysed(try snapshot([activity("A", money("3", "1"))]) { $0.priorities = [priority] })
        #expect(findings(.orphan, result).count == 1)
        #expect(findings(.offPriority, result).first?.activities.map(\.identifier) == ["A"])
        #expect(result.states.first?.priorities.map(\.title) == ["Water"])
    }

    @Test func `questions are ten at most and name whom to ask, what settles them and what is at stake`() throws {
        let rows = (1...9).flatMap { district in
            ["One", "Two"].flatMap {
                [presence($0, "WSH", "SO\(district)", month: 3), presence($0, "HEA", "SO\(district)", month: 3)]
            }
        }
        let questions = analysed(try snapshot(presences: rows)).questions
        #expect(questions.count == 10)
        #expect(questions.allSatisfy { !$0.ask.isEmpty && !$0.settledBy.isEmpty && !$0.stake.isEmpty })
    }

    @Test func `the order of the input changes nothing`() throws {
        let activities = [
            activity("A", money("3", "100", to: "B")), activity("B", money("1", "100", from: "A"), money("4", "90")),
            activity("C", in: [("SO", "40"), ("KE", nil)], money("3", "7"), money("2", "9", to: "GONE")),
            activity("D", money("1", "5", from: "GONE"), money("3", "7")), activity("E", money("3", "7", to: "D")),
        ]
        let rows = ["Two", "One", "Three"].flatMap { name in (1...3).map { presence(name, "WSH", "SO\($0)", month: $0) }
        }
        let straight = analysed(try snapshot(activities, presences: rows))
        #expect(straight == analysed(try snapshot(activities.reversed(), presences: rows.reversed())))
        #expect(!straight.findings.isEmpty)
    }

    @Test func `an unrelated activity leaves the other findings as they were`() throws {
        let rows = ["Two", "One"].map { presence($0, "WSH", "SO1", month: 3) }
        let base = [activity("A", money("3", "100", to: "B")), activity("B", money("1", "90", from: "A"))]
        let before = analysed(try snapshot(base, presences: rows)).findings.map { [$0.id, $0.digest, $0.title] }
        let elsewhere = activity("Z", in: [("KE", nil)], sectors: [("31110", nil)], money("3", "5"))
        let after = analysed(try snapshot(base + [elsewhere], presences: rows)).findings.map {
            [$0.id, $0.digest, $0.title]
        }
        #expect(before == after)
        #expect(before.count == 2)
    }

    @Test func `doubling every amount doubles every total`() throws {
        func totals(_ factor: Int) throws -> [Int128] {
            let result = analysed(
                try snapshot([
                    activity("A", money("3", "\(100 * factor)", to: "B")),
                    activity("B", money("1", "\(80 * factor)", from: "A"), money("4", "\(90 * factor)")),
                ]))
            return result.money.methods.flatMap { [$0.spending.low.coefficient, $0.spending.high.coefficient] }
        }
        #expect(try totals(2) == totals(1).map { $0 * 2 })
    }
}
