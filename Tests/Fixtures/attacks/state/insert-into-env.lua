-- ends: error
table.insert(_ENV, 1)
