--- Three signs named at Tarrytown in 2014. Unranked, never added up; a sign may not apply.
--- The brief names the signs; every number is this pack's own choice and is printed as such.
return lens {
  id = "three-signs",
  subject = "state",
  signs = function(state, p)
    local deaths = state:indicator("battle_deaths"):last(p.recent_years)
    return {
      sign("group inequality and discrimination",
        at_least("share of excluded groups", state:indicator("excluded_share"), p.excluded_share)),
      sign("current or recent armed conflict",
        deaths:any_year("battle deaths", function(year) return at_least("in the year", year, p.battle_deaths) end)),
      sign("weak political and economic institutions", all {
        worse_than("government effectiveness", state:indicator("wgi.government_effectiveness"), p.effectiveness),
        worse_than("policy and institutions", state:indicator("cpia.irai"), p.cpia),
      }),
    }
  end,
}
