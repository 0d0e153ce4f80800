-- ends: error
require('../../../etc/passwd')
