-- ends: error
leak = 1
