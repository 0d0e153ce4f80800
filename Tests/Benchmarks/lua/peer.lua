-- A plain Lua as one of the engines: `lua peer.lua WORKLOAD FOLDER ANSWERS`, in the conversation that peers/common.py tells of.
local here = arg[0]:match("^(.*)/[^/]*$") or "."
local rules = dofile(here .. "/rules.lua")
local workload, folder, answers = arg[1], arg[2], arg[3]

local function split(text, by)
  local parts = {}
  for part in (text .. by):gmatch("(.-)" .. by) do parts[#parts + 1] = part end
  return parts
end

local function rows_of(name)
  local rows = {}
  for line in io.lines(folder .. "/" .. name) do rows[#rows + 1] = split(line, ",") end
  table.remove(rows, 1)
  return rows
end

local function set(text, by)
  local all = {}
  for _, value in ipairs(split(text, by)) do all[value] = true end
  return all
end

local function truth(text) if text ~= "" then return text == "1" end end

local function households()
  local cases = {}
  for i, row in ipairs(rows_of("households.csv")) do
    local last = {}
    for sector, days in row[14]:gmatch("(%w+):(%d+)") do last[#last + 1] = { sector = sector, days = tonumber(days) } end
    cases[i] = {
      area = row[2] ~= "" and row[2] or nil, severity = tonumber(row[3]), displaced = truth(row[4]),
      pressure = tonumber(row[5]), size = tonumber(row[6]), income = tonumber(row[7]), consent = truth(row[8]),
      flag = row[9], age_days = tonumber(row[10]), budget = tonumber(row[11]), cost = tonumber(row[12]),
      day = tonumber(row[13]), last = last,
    }
  end
  return cases
end

local function parameters(name)
  local lines = {}
  for line in io.lines(folder .. "/" .. name) do lines[#lines + 1] = split(line, ",") end
  local all = {}
  for i = 2, #lines do
    local p = {}
    for k, key in ipairs(lines[1]) do p[key] = tonumber(lines[i][k]) or lines[i][k] end
    p.areas = set(p.areas, ";")
    if p.flags then p.flags = set(p.flags, ";") end
    -- Of the values of a pack the last that is in force on the day asked about counts.
    if not p.from or p.from <= "2021-06-15" then all[(p.pack or 0) + 1] = p end
  end
  return all
end

-- os.clock is processor time, as with the other engines.
local function together(work, count)
  return function()
    local start = os.clock()
    work()
    local times = math.max(1, math.min(1000, math.floor(0.05 / math.max(os.clock() - start, 1e-6))))
    start = os.clock()
    for _ = 1, times do work() end
    return (os.clock() - start) / times / count * 1e9
  end
end

local function decision()
  local cases, decide = households(), rules.decision(parameters("decision.csv")[1])
  local function lines()
    local out = {}
    for i, case in ipairs(cases) do
      local reasons = decide(case)
      table.sort(reasons)
      out[i] = #reasons == 0 and "-" or table.concat(reasons, " ")
    end
    return out
  end
  local function all() for i = 1, #cases do decide(cases[i]) end end
  return { { "batch", lines, together(all, #cases) } }
end

local function population()
  local cases, packs = households(), parameters("packs.csv")
  local function lines()
    local letters, counts = rules.population(packs, cases)
    local out = {}
    for i = 1, #cases do
      local word = {}
      for k = 1, #packs do word[k] = letters[k][i] end
      out[i] = table.concat(word)
    end
    for k = 1, #packs do
      local names = {}
      for name in pairs(counts[k]) do names[#names + 1] = name end
      table.sort(names)
      for _, name in ipairs(names) do
        local of = counts[k][name]
        out[#out + 1] = ("%d %s %d %d %d"):format(k - 1, name, of.n, of.u, of.y)
      end
    end
    return out
  end
  return { { "batch", lines, together(function() rules.population(packs, cases) end, #cases * #packs) } }
end

local function overlap()
  local rows = rows_of("activities.csv")
  local function cells()
    local cells = {}
    for _, row in ipairs(rows) do
      local name = row.cell
      local cell = cells[name]
      if not cell then cell = {} cells[name] = cell end
      cell[#cell + 1] = row.plan
    end
    return cells
  end
  for _, row in ipairs(rows) do
    row.cell = row[3] .. " " .. row[4]
    row.plan = { donor = row[2], group = row[5], start = tonumber(row[6]), finish = tonumber(row[7]) }
  end
  local function mode(name, work)
    local function lines()
      local out = {}
      for cell, count in pairs(work()) do out[#out + 1] = ("%s %d"):format(cell, count) end
      table.sort(out)
      return out
    end
    return { name, lines, together(work, 1) }
  end
  return {
    mode("pairs", function() return rules.overlap(cells()) end),
    mode("one-day", function() return rules.present(cells(), 180) end),
  }
end

local start = os.clock()
local modes = ({ decision = decision, population = population, overlap = overlap })[workload]()
local loading = os.clock() - start
local names, rounds = {}, {}
for i, mode in ipairs(modes) do
  local file = assert(io.open(answers .. "." .. mode[1], "w"))
  for _, line in ipairs(mode[2]()) do file:write(line, "\n") end
  file:close()
  names[i], rounds[mode[1]] = '"' .. mode[1] .. '"', mode[3]
end
print(('{"modes":[%s],"loadingSeconds":%.6f}'):format(table.concat(names, ","), loading))
io.stdout:flush()
for name in io.lines() do
  print(('{"nanoseconds":[%.3f]}'):format(rounds[name]()))
  io.stdout:flush()
end
