-- ends: error
return table.remove({}, 1e15)
