-- ends: error
error("\n::error::owned")
