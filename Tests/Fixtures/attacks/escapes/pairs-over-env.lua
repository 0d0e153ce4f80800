-- ends: error
for k in pairs(_ENV) do end
