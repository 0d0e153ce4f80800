-- ends: error
for w in ("a b"):gmatch("%a+") do end
