-- ends: reply
-- hostile: answer status=2 reply= has_file=1 file=2f6574632f706173737764
return 1
