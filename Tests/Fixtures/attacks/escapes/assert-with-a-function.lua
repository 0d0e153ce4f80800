-- ends: error
assert(false, function() end)
