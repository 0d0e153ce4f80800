-- ends: error
return os.time()
