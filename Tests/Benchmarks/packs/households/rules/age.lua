--- What is known of it is recent enough.
return eligibility {
  id = "age", subject = "state",
  decide = function(case, p)
    return at_most("age of the datum", case:indicator("case.data_age"), p.max_age)
  end,
}
