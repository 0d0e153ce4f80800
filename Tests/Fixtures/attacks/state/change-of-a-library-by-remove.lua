-- ends: error
table.remove(math, 1)
