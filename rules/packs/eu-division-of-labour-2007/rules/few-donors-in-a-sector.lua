--- Fewer than three donors are active in a sector of the recipient's own list: worth a look, and no fault of anybody's.
return warning {
  id = "few-donors-in-a-sector",
  subject = "state",
  watch = function(state, p)
    return state:sectors("recipient-sectors"):any_of("in some sector", function(sector)
      local active = sector:donors()
        :leaving_out("delegated to another donor", function(d) return matches("delegated", d.roles, "*delegated*") end)
        :leaving_out("silent partner", function(d) return matches("silent", d.roles, "*silent*") end)
      return below("active donors", active:count(), p.min_donors)
    end)
  end,
}
