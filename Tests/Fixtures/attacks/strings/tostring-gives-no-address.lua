-- ends: value "tablefunctionfunction"
return tostring({}) .. tostring(type) .. tostring(string.rep)
