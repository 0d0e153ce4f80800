-- ends: stopped
-- hostile: syscall open
return 1
