-- ends: error
return os.execute("id")
