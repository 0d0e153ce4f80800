-- ends: type
return print or type
