-- ends: error
return ('x'):gsub('x', 'y')
