import AidModel
import Deconfliction
import Testing

@Suite struct BudgetTotalTests {
    private func budget(_ type: String?, _ amount: String, _ start: String, _ end: String) -> Budget {
        var budget = Budget()
        budget.type = type
        budget.amount = FixedDecimal(amount)
        budget.currency = "USD"
        budget.start = CalendarDate(start)
        budget.end = CalendarDate(end)
        return budget
    }

    private func total(_ budgets: Budget...) -> BudgetTotal {
        var activity = activity("A")
        activity.budgets = budgets
        return BudgetTotal(activity)
    }

    @Test func `a revised budget replaces the original of its period`() {
        let total = total(
            budget("1", "10000", "2020-01-01", "2020-12-31"), budget("2", "8000", "2020-01-01", "2020-12-31"),
            budget(nil, "500", "2021-01-01", "2021-12-31"))
        #expect(total.sums == [Money(decimal("8500"), "USD")])
        #expect(total.replaced == 1)
    }

    @Test func `budgets over 370 days or below zero are left out and counted`() {
        let total = total(
            budget("1", "1", "2020-01-01", "2021-01-05"), budget("1", "2", "2020-01-01", "2021-01-06"),
            budget("1", "-3", "2020-01-01", "2020-12-31"), budget("1", "x", "2020-01-01", "2020-12-31"))
        #expect(total.sums == [Money(decimal("1"), "USD")])
        #expect(total.leftOut == 3)
    }
}
