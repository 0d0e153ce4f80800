-- ends: reply
-- hostile: early
return 1
