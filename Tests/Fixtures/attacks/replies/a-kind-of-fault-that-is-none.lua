-- ends: reply
-- hostile: answer status=7
return 1
