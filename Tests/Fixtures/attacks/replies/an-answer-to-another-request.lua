-- ends: reply
-- hostile: answer sequence=1
return 1
