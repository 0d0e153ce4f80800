#include "CSnapshot.h"

/* The layout is data; this file only makes the compiler check it in C as well as where it is imported. */
