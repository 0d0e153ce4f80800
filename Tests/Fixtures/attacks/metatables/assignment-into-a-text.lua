-- ends: error
('x').y = 1
