-- ends: error
for k in pairs(pairs) do end
