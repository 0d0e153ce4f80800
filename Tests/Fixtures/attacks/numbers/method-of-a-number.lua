-- ends: error
return (5):x()
