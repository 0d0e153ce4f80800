-- ends: stopped
-- hostile: syscall socket
return 1
