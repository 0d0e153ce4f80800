-- ends: value 1
-- hostile: flood
return 1
