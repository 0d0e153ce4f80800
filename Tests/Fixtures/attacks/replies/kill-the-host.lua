-- ends: stopped
-- hostile: syscall kill-parent
return 1
