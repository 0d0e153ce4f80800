-- ends: value null
return utf8.codepoint("x", math.maxinteger, math.mininteger)
