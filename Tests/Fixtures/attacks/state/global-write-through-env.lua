-- ends: error
_ENV.leak = 1
