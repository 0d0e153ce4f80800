-- ends: value true
return 0/0 ~= 0/0
