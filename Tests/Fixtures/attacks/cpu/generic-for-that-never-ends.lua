-- ends: limit: instructions
for k in function() return 1 end do end
