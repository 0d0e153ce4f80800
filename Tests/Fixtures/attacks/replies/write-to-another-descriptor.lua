-- ends: stopped
-- hostile: syscall write-other
return 1
