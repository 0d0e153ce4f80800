-- ends: error
return ("%"):format(1)
