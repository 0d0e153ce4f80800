--- The household is displaced, or lives under pressure.
return eligibility {
  id = "status", subject = "state",
  decide = function(case, p)
    return any {
      attested("displaced", case:judgement("displaced")),
      at_least("pressure", case:indicator("case.pressure"), p.min_pressure),
    }
  end,
}
