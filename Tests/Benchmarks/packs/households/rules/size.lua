--- The household is not too large for the programme.
return eligibility {
  id = "size", subject = "state",
  decide = function(case, p)
    return at_most("size of the household", case:indicator("case.size"), p.max_size)
  end,
}
