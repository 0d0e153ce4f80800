-- The first text of an arena is empty: there was no memory to compare it with.
return leaf("") + leaf("")
