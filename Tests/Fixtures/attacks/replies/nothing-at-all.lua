-- ends: reply
-- hostile: raw 00000000
return 1
