-- ends: stopped
-- hostile: crash exit-0
return 1
