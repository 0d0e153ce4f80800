-- ends: value "table true"
return string.format('%s %s', {}, print == nil)
