-- ends: syntax
﻿return 1
