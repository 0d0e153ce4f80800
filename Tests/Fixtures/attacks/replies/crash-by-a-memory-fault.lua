-- ends: stopped
-- hostile: crash segv
return 1
