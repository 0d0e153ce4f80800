-- ends: error
return host.node(1, 1)
