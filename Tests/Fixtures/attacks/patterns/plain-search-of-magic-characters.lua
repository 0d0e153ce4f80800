-- ends: value 4
return ("100%"):find("%", 1, true)
