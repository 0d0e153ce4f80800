--- The class that INFORM gives a state's overall risk; a source's own word, not a verdict.
return lens {
  id = "risk-class",
  subject = "state",
  class = function(state, p)
    local risk = state:indicator("inform.risk")
    return first_of {
      class("very high", at_least("risk in the very high class", risk, p.very_high)),
      class("high", at_least("risk in the high class", risk, p.high)),
      class("medium", at_least("risk in the medium class", risk, p.medium)),
      class("low", at_least("risk in the low class", risk, p.low)),
      otherwise("very low"),
    }
  end,
}
