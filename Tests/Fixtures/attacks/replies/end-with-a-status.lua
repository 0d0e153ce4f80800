-- ends: stopped
-- hostile: crash exit-3
return 1
