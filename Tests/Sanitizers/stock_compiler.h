#ifndef STOCK_COMPILER_H
#define STOCK_COMPILER_H
#include <stddef.h>

/* What Lua's own compiler says of a text: 0 when it takes it, 1 when it refuses it, 2 when it refuses it because the code
   would need more registers, constants, locals or levels than it has. */
int stock_compiler_verdict(const unsigned char *text, size_t length);

#endif
