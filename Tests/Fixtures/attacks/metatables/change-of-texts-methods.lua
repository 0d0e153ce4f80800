-- ends: error
local s = ('').rep; (''):x()
