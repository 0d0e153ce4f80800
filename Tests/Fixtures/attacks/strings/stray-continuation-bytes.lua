-- ends: value null
return utf8.len('\x80\xBF')
