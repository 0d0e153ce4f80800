-- ends: limit: instructions
repeat until false
