--- A donor is active in at most three sectors of the recipient's own list; delegated and silent parts do not count.
return coordination {
  id = "sectors-per-donor",
  subject = "portfolio",
  check = function(portfolio, p)
    local counted = portfolio:activities { status = "open" }
      :leaving_out("delegated to another donor", function(a) return matches("delegated", a.roles, "*delegated*") end)
      :leaving_out("silent partner", function(a) return matches("silent", a.roles, "*silent*") end)
    local sectors = counted:sectors("recipient-sectors")
    return limit(at_most("sectors with an active role", sectors:count(), p.max_sectors),
      { if_over = suggest("hand over or delegate, same volume", sectors:smallest_first(), { ask = "the recipient's coordination office" }) })
  end,
}
