-- ends: error
require('io')
