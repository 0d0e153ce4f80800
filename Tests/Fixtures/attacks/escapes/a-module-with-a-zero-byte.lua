-- ends: error
return require("a\0b")
