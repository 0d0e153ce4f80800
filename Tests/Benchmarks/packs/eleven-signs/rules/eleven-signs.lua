--- The clauses of `eleven-clauses`, each as a sign of its own: which of them hold, for every household at once.
return lens {
  id = "eleven-signs", subject = "state",
  signs = function(case, p)
    local size, day = case:indicator("case.size"), case:indicator("case.day")
    return {
      sign("area", one_of("targeted area", case.region, p.areas)),
      sign("severity", at_least("severity", case:indicator("case.severity"), p.min_severity)),
      sign("status", any {
        attested("displaced", case:judgement("displaced")),
        at_least("pressure", case:indicator("case.pressure"), p.min_pressure),
      }),
      sign("size", at_most("size of the household", size, p.max_size)),
      sign("income", at_most("income", case:indicator("case.income"), p.base_income + p.income_per_person * size)),
      sign("consent", attested("consent", case:consent("assistance"))),
      sign("flag", none { listed("sanction or fraud", case, p.flags) }),
      sign("stale", at_most("age of the datum", case:indicator("case.data_age"), p.max_age)),
      sign("budget", at_least("budget left", case:indicator("case.budget"), case:indicator("case.cost"))),
      sign("window", all { at_least("not before the programme", day, p.first_day), at_most("not after the programme", day, p.last_day) }),
      sign("duplicate", none {
        case:activities():any_of("assisted lately", function(a)
          return all { is("same sector", a.title, p.sector), after("within the pause", a.start, p.pause_from) }
        end),
      }),
    }
  end,
}
