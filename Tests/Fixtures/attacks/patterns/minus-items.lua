-- ends: error
return ("a"):rep(300):find((".-"):rep(3) .. "b")
