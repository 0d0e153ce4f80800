--- It agreed to be assisted.
return eligibility {
  id = "consent", subject = "state",
  decide = function(case, p)
    return attested("consent", case:consent("assistance"))
  end,
}
