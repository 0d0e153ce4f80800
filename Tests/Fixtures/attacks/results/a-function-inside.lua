-- ends: type
return { a = { b = type } }
