-- ends: limit: instructions
for i in ipairs({ 1, 2, 3 }) do while true do end end
