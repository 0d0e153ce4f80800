-- ends: error
return ('a'):rep(30):find('a?a?a?a?a?a?aaaaaa')
