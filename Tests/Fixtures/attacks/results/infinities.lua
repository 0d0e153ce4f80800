-- ends: value [null,null,null]
return { 1/0, -1/0, 0/0 }
