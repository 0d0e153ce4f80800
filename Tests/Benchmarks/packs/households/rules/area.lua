--- The household lives in one of the areas of the programme.
return eligibility {
  id = "area", subject = "state",
  decide = function(case, p)
    return one_of("targeted area", case.region, p.areas)
  end,
}
