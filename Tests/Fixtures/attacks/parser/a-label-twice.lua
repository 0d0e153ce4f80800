-- ends: syntax
::a:: ::a::
