-- ends: reply
-- hostile: answer status=5 reply= limit=99
return 1
