-- ends: limit: memory
local first = {}
local last = first
while true do
    local item = { before = last }
    last.after = item
    last = item
end
