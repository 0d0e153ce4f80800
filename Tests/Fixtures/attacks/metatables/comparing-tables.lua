-- ends: error
return {} < {}
