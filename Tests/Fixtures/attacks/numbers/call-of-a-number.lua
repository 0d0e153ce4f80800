-- ends: error
return (5)()
