-- ends: stopped
-- hostile: syscall mmap-executable
return 1
