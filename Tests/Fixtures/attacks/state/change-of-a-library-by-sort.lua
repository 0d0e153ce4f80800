-- ends: error
table.sort(table, function() return true end)
