import AidModel
import Testing

@Suite struct CalendarDateTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("2000-02-29", 11016), ("1969-12-31", -1), ("2021-06-15", 18793),
            ("0001-01-01", -719_162),
            ("2021-06-15Z", 18793), ("2021-06-15+02:00", 18793), ("2021-06-15T10:00:00", 18793), ("2021-02-29", nil),
            ("2021-13-01", nil), ("21-01-01", nil), ("2021-6-1", nil), ("", nil), ("2021-06-15x", nil),
        ] as [(String, Int32?)])
    func `a date is the day written, whatever stands behind it`(text: String, day: Int32?) {
        #expect(CalendarDate(text)?.dayNumber == day)
    }

    @Test func `every day of four centuries writes and reads back as itself`() throws {
        var day = try #require(CalendarDate("1799-12-30"))
        let last = try #require(CalendarDate("2201-01-02"))
        while day < last {
            #expect(CalendarDate(day.description) == day)
            day = day.adding(days: 1)
        }
    }

    @Test(arguments: [
        ("2021-01-31", 1, "2021-02-28"), ("2020-03-31", -1, "2020-02-29"), ("2021-11-15", 14, "2023-01-15"),
    ])
    func `months are added to the last day there is`(start: String, months: Int, end: String) throws {
        #expect(try #require(CalendarDate(start)).adding(months: months).description == end)
    }
}
