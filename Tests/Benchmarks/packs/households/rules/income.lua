--- Its income is below a line that grows with its size.
return eligibility {
  id = "income", subject = "state",
  decide = function(case, p)
    return at_most("income", case:indicator("case.income"),
      p.base_income + p.income_per_person * case:indicator("case.size"))
  end,
}
