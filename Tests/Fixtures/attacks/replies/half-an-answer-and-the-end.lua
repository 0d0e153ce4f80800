-- ends: stopped
-- hostile: half
return 1
