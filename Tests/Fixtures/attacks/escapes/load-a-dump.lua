-- ends: error
return load(string.dump(function() end), "b", "b")
