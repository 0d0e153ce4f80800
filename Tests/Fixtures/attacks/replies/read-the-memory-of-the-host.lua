-- ends: stopped
-- hostile: syscall process-vm-readv
return 1
