-- The policies in plain Lua over native tables, for every Lua that runs them: 5.4, LuaJIT, and lupa from Python.
local rules = {}

-- What fails of eleven clauses, as a list.
function rules.decision(p)
  local areas, flags = p.areas, p.flags
  return function(c)
    local r = {}
    if not areas[c.area] then r[#r + 1] = "area" end
    if c.severity < p.min_severity then r[#r + 1] = "severity" end
    if not (c.displaced or c.pressure >= p.min_pressure) then r[#r + 1] = "status" end
    if c.size > p.max_size then r[#r + 1] = "size" end
    if c.income > p.base_income + p.income_per_person * c.size then r[#r + 1] = "income" end
    if not c.consent then r[#r + 1] = "consent" end
    if flags[c.flag] then r[#r + 1] = "flag" end
    if c.age_days > p.max_age then r[#r + 1] = "stale" end
    if c.budget < c.cost then r[#r + 1] = "budget" end
    if c.day < p.first_day or c.day > p.last_day then r[#r + 1] = "window" end
    local last = c.last
    for i = 1, #last do
      if last[i].sector == p.sector and last[i].days < p.pause_days then r[#r + 1] = "duplicate" break end
    end
    return r
  end
end

-- Whether all eight rules of a pack are met: "n" before "u" before "y". A missing field is nil.
function rules.letter(p, c)
  local open = false
  local area, severity, displaced, pressure = c.area, c.severity, c.displaced, c.pressure
  if area == nil then open = true elseif not p.areas[area] then return "n" end
  if severity == nil then open = true elseif severity < p.min_severity then return "n" end
  if displaced ~= true then
    local pressed = nil
    if pressure ~= nil then pressed = pressure >= p.min_pressure end
    if displaced == false and pressed == false then return "n" end
    if pressed ~= true then open = true end
  end
  local size, income = c.size, c.income
  if size == nil then open = true elseif size > p.max_size then return "n" end
  if size == nil or income == nil then open = true
  elseif income > p.base_income + p.income_per_person * size then return "n" end
  if c.consent == nil then open = true elseif not c.consent then return "n" end
  if c.age_days == nil then open = true elseif c.age_days > p.max_age then return "n" end
  if c.budget == nil or c.cost == nil then open = true elseif c.budget < c.cost then return "n" end
  return open and "u" or "y"
end

-- The letters of every household, and for each pack and area how many of each.
function rules.population(packs, cases)
  local letters, counts = {}, {}
  for k = 1, #packs do
    local p, own, column = packs[k], {}, {}
    for i = 1, #cases do
      local c = cases[i]
      local letter = rules.letter(p, c)
      column[i] = letter
      local area = c.area or "-"
      local of = own[area]
      if not of then of = { n = 0, u = 0, y = 0 } own[area] = of end
      of[letter] = of[letter] + 1
    end
    letters[k], counts[k] = column, own
  end
  return letters, counts
end

-- For each cell the pairs of plans that meet: sorted by their start, so that a plan is compared with those alone that
-- start before it ends.
function rules.overlap(cells)
  local pairs_of = {}
  for name, cell in pairs(cells) do
    table.sort(cell, function(a, b) return a.start < b.start end)
    local count = 0
    for i = 1, #cell do
      local a = cell[i]
      for j = i + 1, #cell do
        local b = cell[j]
        if b.start > a.finish then break end
        if a.donor ~= b.donor and (a.group == b.group or a.group == "all" or b.group == "all") then count = count + 1 end
      end
    end
    if count > 0 then pairs_of[name] = count end
  end
  return pairs_of
end

-- For each cell the donors whose plans are under way on a day, where there are several.
function rules.present(cells, day)
  local donors_of = {}
  for name, cell in pairs(cells) do
    local seen, count = {}, 0
    for i = 1, #cell do
      local a = cell[i]
      if a.start <= day and day <= a.finish and not seen[a.donor] then seen[a.donor] = true count = count + 1 end
    end
    if count > 1 then donors_of[name] = count end
  end
  return donors_of
end

return rules
