-- ends: error
return ('x'):match('.-.-.-b')
