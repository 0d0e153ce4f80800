-- ends: limit: instructions
local function it() return it end
for f in it do for g in f do end end
