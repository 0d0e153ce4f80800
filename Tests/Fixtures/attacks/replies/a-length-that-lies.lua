-- ends: reply
-- hostile: answer declare=0x7fffffff
return 1
