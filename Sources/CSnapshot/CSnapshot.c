#include "CSnapshot.h"
