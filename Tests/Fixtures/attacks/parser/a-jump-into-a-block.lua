-- ends: syntax
goto inside
do ::inside:: end
