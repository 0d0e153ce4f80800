-- ends: error
print("x")
