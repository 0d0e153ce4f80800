-- ends: error
return table.concat({ 1, nil, 3 }, ',', 1, 3)
