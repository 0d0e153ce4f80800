--- A donor is active in at most three sectors of the recipient's own list; delegated and silent parts, budget
--- support and core support to non-governmental and research bodies do not count.
return coordination {
  id = "sectors-per-donor",
  subject = "portfolio",
  check = function(portfolio, p)
    local counted = portfolio:activities { status = "open" }
      :leaving_out("delegated to another donor", function(a) return matches("delegated", a.roles, "*delegated*") end)
      :leaving_out("silent partner", function(a) return matches("silent", a.roles, "*silent*") end)
      :leaving_out("budget support", function(a) return holds("budget support", a.budget_support) end)
      :leaving_out("core support to non-governmental or research bodies",
        function(a) return one_of("core support", a.aid_type, p.outside_count) end)
    local sectors = counted:sectors("recipient-sectors")
    return limit(at_most("sectors with an active role", sectors:count(), p.max_sectors),
      { if_over = suggest("hand over or delegate, same volume", sectors:smallest_first(), { ask = "the recipient's coordination office" }) })
  end,
}
