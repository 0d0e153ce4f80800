-- ends: error
function leak() end
