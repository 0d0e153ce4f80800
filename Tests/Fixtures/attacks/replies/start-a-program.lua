-- ends: stopped
-- hostile: syscall execve
return 1
