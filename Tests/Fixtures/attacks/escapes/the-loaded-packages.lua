-- ends: error
return package.loaded.io
