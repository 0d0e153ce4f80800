--- The area is struck hard enough.
return eligibility {
  id = "severity", subject = "state",
  decide = function(case, p)
    return at_least("severity", case:indicator("case.severity"), p.min_severity)
  end,
}
