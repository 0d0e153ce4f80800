--- A host state qualifies with 25,000 refugees, or with one for every thousand inhabitants,
--- once an adequate protection framework is attested.
return eligibility {
  id = "refugee-window",
  subject = "state",
  scope = { sectors = { "72010", "430" }, forms = { "capacity-building" } },
  decide = function(state, p)
    local refugees = state:indicator("refugees_hosted")
    return all {
      any {
        at_least("refugees hosted", refugees, p.min_refugees),
        at_least("refugees per inhabitant", refugees / state:indicator("population"), p.min_share),
      },
      attested("protection framework", state:judgement("protection-framework")),
    }
  end,
}
