-- ends: reply
-- hostile: long
return 1
