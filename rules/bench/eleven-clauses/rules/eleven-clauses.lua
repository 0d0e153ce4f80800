--- Eleven clauses over twelve facts and a list: a household as programmes of assistance decide on it.
return eligibility {
  id = "eleven-clauses", subject = "state",
  decide = function(case, p)
    local size, day = case:indicator("case.size"), case:indicator("case.day")
    return all {
      one_of("targeted area", case.region, p.areas),
      at_least("severity", case:indicator("case.severity"), p.min_severity),
      any {
        attested("displaced", case:judgement("displaced")),
        at_least("pressure", case:indicator("case.pressure"), p.min_pressure),
      },
      at_most("size of the household", size, p.max_size),
      at_most("income", case:indicator("case.income"), p.base_income + p.income_per_person * size),
      attested("consent", case:consent("assistance")),
      none { listed("sanction or fraud", case, p.flags) },
      at_most("age of the datum", case:indicator("case.data_age"), p.max_age),
      at_least("budget left", case:indicator("case.budget"), case:indicator("case.cost")),
      all { at_least("not before the programme", day, p.first_day), at_most("not after the programme", day, p.last_day) },
      none {
        case:activities():any_of("assisted lately", function(a)
          return all { is("same sector", a.title, p.sector), after("within the pause", a.start, p.pause_from) }
        end),
      },
    }
  end,
}
