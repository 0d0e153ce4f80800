-- ends: error
-- hostile: answer status=2 reply= message=6f776e6564
return 1
