-- ends: syntax
goto after
local x = 1
::after::
return x
