-- ends: limit: instructions
for i = 2^53, 2^53 + 10, 0.5 do end
