-- ends: value true
return ("").__index == nil and ("").__metatable == nil
