--- A state qualifies when it hosts many refugees and a framework is attested.
return eligibility {
  id = "refugees",
  subject = "state",
  decide = function(state, p)
    return {
      all {
        at_least("refugees hosted", state:indicator("refugees_hosted"), p.min_refugees),
        attested("protection framework", state:judgement("protection-framework")),
      },
      condition("delivery.channel", "in", { "national-treasury" }),
    }
  end,
}
