/* Lua's own compiler, asked about a text in a state of its own. */
#include "stock_compiler.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

int stock_compiler_verdict(const unsigned char *text, size_t length) {
    static const char *const limits[] = {"registers", "overflow", "too many", "not enough memory", "limit", "levels"};
    lua_State *L = luaL_newstate();
    if (!L) return 2;
    int verdict = 0;
    if (luaL_loadbufferx(L, (const char *)text, length, "=f", "t") != LUA_OK) {
        const char *message = lua_tostring(L, -1);
        verdict = 1;
        for (size_t i = 0; message && i < sizeof limits / sizeof *limits; i++)
            if (strstr(message, limits[i])) verdict = 2;
    }
    lua_close(L);
    return verdict;
}
