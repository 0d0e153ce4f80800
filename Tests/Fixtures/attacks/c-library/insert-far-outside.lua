-- ends: error
table.insert({}, 1e15, 1)
