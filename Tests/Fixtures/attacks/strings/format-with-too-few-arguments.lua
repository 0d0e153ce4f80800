-- ends: error
return ("%d %d"):format(1)
