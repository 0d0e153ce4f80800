-- ends: error
return utf8.char(0x110000)
