-- ends: error
_ENV.string = {}
