-- ends: error
table.sort({ 1, 'a', {} })
