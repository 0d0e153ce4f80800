--- In a cell, an area by a sector, no two donors plan for the same group of people on the same days.
return coordination {
  id = "planned-overlap", subject = "state",
  check = function(cell, p)
    local pairs_twice = cell:activities():sum(function(a)
      return cell:activities():where(function(b)
        return all {
          none { same("same donor", a.organisation, b.organisation) },
          any { same("same group", a.aid_type, b.aid_type), is("all groups", a.aid_type, p.everybody), is("all groups, the other", b.aid_type, p.everybody) },
          none { before("ends before", a["end"], b.start) },
          none { before("starts after", b["end"], a.start) },
        }
      end):count()
    end)
    return limit(at_most("pairs of plans that meet", pairs_twice / 2, 0), { if_over = suggest("ask who goes where", cell:activities(), { ask = "the coordinator" }) })
  end,
}
