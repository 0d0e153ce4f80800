-- ends: error
table.sort(_ENV)
