-- ends: reply
-- hostile: answer declare=80
return 1
