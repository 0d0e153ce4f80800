-- ends: reply
-- hostile: torn
return 1
