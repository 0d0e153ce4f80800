-- ends: error
return string.format('%n', 1)
