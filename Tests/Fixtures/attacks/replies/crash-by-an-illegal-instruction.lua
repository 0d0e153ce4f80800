-- ends: stopped
-- hostile: crash illegal
return 1
