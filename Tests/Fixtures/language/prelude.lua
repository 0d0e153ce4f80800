-- Goes before each file of this folder, here and in stock Lua: writes down results so that every bit of them shows.
local said = {}
local function one(x)
  if x ~= x then return "nan" end
  if math.type(x) == "integer" then return "i" .. string.format("%d", x) end
  if math.type(x) == "float" then return "f" .. string.format("%.17g", x) end
  if type(x) == "table" then
    local all = {}
    for i = 1, #x do all[i] = one(x[i]) end
    return "{" .. table.concat(all, ",") .. "}"
  end
  if type(x) ~= "string" then return type(x) == "function" and "function" or tostring(x) end
  local bytes = {}
  for i = 1, #x do bytes[i] = string.format("%02x", string.byte(x, i)) end
  return "s" .. table.concat(bytes)
end
local function say(...)
  local all = {}
  for i = 1, select("#", ...) do all[i] = one((select(i, ...))) end
  said[#said + 1] = select("#", ...) .. ": " .. table.concat(all, " ")
end
