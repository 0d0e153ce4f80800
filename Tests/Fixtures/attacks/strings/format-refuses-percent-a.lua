-- ends: error
return string.format('%a', 1.5)
