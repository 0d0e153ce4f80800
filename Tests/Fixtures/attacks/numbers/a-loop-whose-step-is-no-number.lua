-- ends: value 1
for i = 1, 10, 0/0 do end
return 1
