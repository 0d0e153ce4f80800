-- ends: reply
-- hostile: twice
return 1
