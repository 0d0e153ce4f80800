-- ends: value "��������"
return "\xFF\xFE" .. "\u{7FFFFFFF}"
