--- The budget left covers the cost.
return eligibility {
  id = "budget", subject = "state",
  decide = function(case, p)
    return at_least("budget left", case:indicator("case.budget"), case:indicator("case.cost"))
  end,
}
