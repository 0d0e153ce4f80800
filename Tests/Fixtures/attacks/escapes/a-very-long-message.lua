-- ends: error
error(('x'):rep(16000))
