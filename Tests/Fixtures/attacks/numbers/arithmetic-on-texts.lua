-- ends: error
return '10' + 1
