-- ends: type
return string
