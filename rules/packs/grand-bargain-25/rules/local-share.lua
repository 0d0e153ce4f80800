--- At least a quarter of humanitarian spending reaches local and national responders, through one intermediary at most.
return coordination {
  id = "local-share",
  subject = "portfolio",
  check = function(portfolio, p)
    local humanitarian = portfolio:activities()
      :where(function(a) return holds("humanitarian", a.humanitarian) end)
    local share = humanitarian:share_of(function(a)
      return all {
        holds("reaches a local or national responder", a.reaches_local),
        at_most("intermediaries", a.intermediaries, p.max_intermediaries),
      }
    end, "spending")
    return limit(at_least("share reaching local and national responders", share, p.min_share),
      { if_over = suggest("fund local and national responders more directly", humanitarian:largest_first("spending"), { ask = "the humanitarian coordination office" }) })
  end,
}
