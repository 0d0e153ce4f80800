/* Numbers as text: the shortest that reads back as the same number, alike on every machine. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static size_t float_text(double value, char out[CLUA_NUMBER_TEXT]) {
    if (isnan(value)) return (size_t)snprintf(out, CLUA_NUMBER_TEXT, "nan");
    if (isinf(value)) return (size_t)snprintf(out, CLUA_NUMBER_TEXT, value < 0 ? "-inf" : "inf");
    int length = 0;
    for (int digits = 14; digits <= 17; digits++) {
        length = snprintf(out, CLUA_NUMBER_TEXT, "%.*g", digits, value);
        if (strtod(out, NULL) == value) break;
    }
    if (strspn(out, "-0123456789") == (size_t)length) {
        memcpy(out + length, ".0", 3);
        length += 2;
    }
    return (size_t)length;
}

size_t clua_number_text(lua_State *L, int index, char out[CLUA_NUMBER_TEXT]) {
    if (lua_isinteger(L, index)) return (size_t)snprintf(out, CLUA_NUMBER_TEXT, "%" PRId64, (int64_t)lua_tointeger(L, index));
    return float_text(lua_tonumber(L, index), out);
}

/* The text of a string or number argument, without turning the number on the stack into a string. */
const char *clua_as_text(lua_State *L, int index, size_t *length, char number[CLUA_NUMBER_TEXT]) {
    if (lua_type(L, index) == LUA_TNUMBER) {
        *length = clua_number_text(L, index, number);
        return number;
    }
    return luaL_checklstring(L, index, length);
}
