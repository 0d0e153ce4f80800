-- ends: syntax
return [==[ abc ]=]
