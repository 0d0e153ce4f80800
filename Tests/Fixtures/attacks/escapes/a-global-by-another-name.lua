-- ends: error
return _G["os"]
