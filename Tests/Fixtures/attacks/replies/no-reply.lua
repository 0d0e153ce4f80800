-- ends: reply
-- hostile: answer reply=
return 1
