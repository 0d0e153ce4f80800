-- ends: limit: instructions
::top:: goto top
