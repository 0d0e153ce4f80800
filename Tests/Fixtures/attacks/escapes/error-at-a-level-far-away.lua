-- ends: error
error('x', math.maxinteger)
