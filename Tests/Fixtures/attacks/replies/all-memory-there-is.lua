-- ends: stopped
-- hostile: memory
return 1
