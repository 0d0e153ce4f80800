-- ends: value null
return utf8.codepoint("x", 5, math.mininteger)
