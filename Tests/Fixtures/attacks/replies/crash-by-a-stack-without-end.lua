-- ends: stopped
-- hostile: crash stack
return 1
