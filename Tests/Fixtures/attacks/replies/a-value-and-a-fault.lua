-- ends: reply
-- hostile: answer status=2
return 1
