-- ends: stopped
-- hostile: syscall clone
return 1
