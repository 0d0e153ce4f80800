-- ends: stopped
-- hostile: crash code
return 1
