-- ends: error
return math.random()
