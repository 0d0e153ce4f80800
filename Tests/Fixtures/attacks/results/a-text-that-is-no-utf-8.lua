-- ends: value "��"
return "\xC0\x80"
