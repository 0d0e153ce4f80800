return 'abc
-- ends: syntax
