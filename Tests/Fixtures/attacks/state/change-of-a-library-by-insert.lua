-- ends: error
table.insert(string, 1)
