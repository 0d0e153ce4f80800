-- ends: syntax
return "\300"
