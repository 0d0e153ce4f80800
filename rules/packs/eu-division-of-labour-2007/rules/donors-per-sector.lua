--- At most five donors are active in each sector of the recipient's own list; delegated and silent parts do not count.
return coordination {
  id = "donors-per-sector",
  subject = "state",
  check = function(state, p)
    local sectors = state:sectors("recipient-sectors")
    return limit(sectors:all_of("in every sector", function(sector)
      local active = sector:donors()
        :leaving_out("delegated to another donor", function(d) return matches("delegated", d.roles, "*delegated*") end)
        :leaving_out("silent partner", function(d) return matches("silent", d.roles, "*silent*") end)
      return at_most("active donors", active:count(), p.max_donors)
    end), { if_over = suggest("agree on lead and silent donors", sectors, { ask = "the recipient's coordination office" }) })
  end,
}
