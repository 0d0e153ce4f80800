-- ends: error
return ("a"):find("\0.*")
