-- ends: error
return utf8.char(0xD800)
