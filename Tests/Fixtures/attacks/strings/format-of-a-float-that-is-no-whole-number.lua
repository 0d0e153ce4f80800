-- ends: error
return ("%d"):format(1.5)
