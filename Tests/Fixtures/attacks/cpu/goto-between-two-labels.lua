-- ends: limit: instructions
::a:: goto b
::b:: goto a
