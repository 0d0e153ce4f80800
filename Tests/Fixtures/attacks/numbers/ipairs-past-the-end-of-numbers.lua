-- ends: value null
local f, t = ipairs({}) return f({}, math.maxinteger)
