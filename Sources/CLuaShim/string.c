/* Strings without patterns: every result is bounded, every byte worked on is charged. */
#include <string.h>

#include "internal.h"

#define MOST_RESULTS 250
#define BYTES_PER_CHARGE 32

static void charge_bytes(lua_State *L, size_t length) { clua_charge(L, 1 + length / BYTES_PER_CHARGE); }

static char *room(lua_State *L, size_t length) {
    clua_state *S = clua_of(L);
    if (length > S->limits.string_bytes) clua_stop(L, CLUA_LIMIT_STRING);
    charge_bytes(L, length);
    return S->scratch;
}

static int string_len(lua_State *L) {
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    clua_as_text(L, 1, &length, number);
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

/* Positions count from 1, from the end when negative. */
static size_t first_position(lua_Integer position, size_t length) {
    if (position > 0) return (size_t)position;
    if (position == 0 || position < -(lua_Integer)length) return 1;
    return length + (size_t)(position + 1);
}

static size_t last_position(lua_Integer position, size_t length) {
    if (position > (lua_Integer)length) return length;
    if (position >= 0) return (size_t)position;
    return position < -(lua_Integer)length ? 0 : length + (size_t)(position + 1);
}

static int string_sub(lua_State *L) {
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    const char *text = clua_as_text(L, 1, &length, number);
    size_t from = first_position(luaL_checkinteger(L, 2), length);
    size_t to = last_position(luaL_optinteger(L, 3, -1), length);
    charge_bytes(L, length);
    if (from > to) lua_pushliteral(L, "");
    else lua_pushlstring(L, text + from - 1, to - from + 1);
    return 1;
}

static int map_bytes(lua_State *L, char low, char high, int shift) {
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    const char *text = clua_as_text(L, 1, &length, number);
    char *out = room(L, length);
    for (size_t i = 0; i < length; i++)
        out[i] = text[i] >= low && text[i] <= high ? (char)(text[i] + shift) : text[i];
    lua_pushlstring(L, out, length);
    return 1;
}

static int string_upper(lua_State *L) { return map_bytes(L, 'a', 'z', 'A' - 'a'); }

static int string_lower(lua_State *L) { return map_bytes(L, 'A', 'Z', 'a' - 'A'); }

static int string_reverse(lua_State *L) {
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    const char *text = clua_as_text(L, 1, &length, number);
    char *out = room(L, length);
    for (size_t i = 0; i < length; i++) out[i] = text[length - 1 - i];
    lua_pushlstring(L, out, length);
    return 1;
}

static int string_rep(lua_State *L) {
    char number[CLUA_NUMBER_TEXT], between[CLUA_NUMBER_TEXT];
    size_t length, gap = 0;
    const char *text = clua_as_text(L, 1, &length, number);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *separator = lua_isnoneornil(L, 3) ? "" : clua_as_text(L, 3, &gap, between);
    if (times <= 0 || length + gap == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t most = clua_of(L)->limits.string_bytes;
    if ((lua_Unsigned)times > most + 1) clua_stop(L, CLUA_LIMIT_STRING);
    size_t total = (size_t)times * length + (size_t)(times - 1) * gap;
    char *out = room(L, total), *at = out;
    clua_charge(L, (uint64_t)times / 8);
    for (lua_Integer i = 0; i < times; i++) {
        memcpy(at, text, length);
        at += length;
        if (i + 1 < times) {
            memcpy(at, separator, gap);
            at += gap;
        }
    }
    lua_pushlstring(L, out, total);
    return 1;
}

static int string_byte(lua_State *L) {
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    const char *text = clua_as_text(L, 1, &length, number);
    lua_Integer given = luaL_optinteger(L, 2, 1);
    size_t from = first_position(given, length);
    size_t to = last_position(luaL_optinteger(L, 3, given), length);
    if (from > to) return 0;
    if (to - from >= MOST_RESULTS) clua_stop(L, CLUA_LIMIT_ITEMS);
    clua_charge(L, to - from + 1);
    luaL_checkstack(L, (int)(to - from) + 1, NULL);
    for (size_t i = from; i <= to; i++) lua_pushinteger(L, (unsigned char)text[i - 1]);
    return (int)(to - from) + 1;
}

static int string_char(lua_State *L) {
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        lua_Integer code = luaL_checkinteger(L, i);
        luaL_argcheck(L, code >= 0 && code <= 255, i, "value out of range");
    }
    char *out = room(L, (size_t)count);
    for (int i = 1; i <= count; i++) out[i - 1] = (char)lua_tointeger(L, i);
    lua_pushlstring(L, out, (size_t)count);
    return 1;
}

static bool has_pattern(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] && strchr("^$*+?.([%-", text[i])) return true;
    return false;
}

/* Plain search only: there is no pattern language here, so there is none to run away. */
static int string_find(lua_State *L) {
    char number[CLUA_NUMBER_TEXT], other[CLUA_NUMBER_TEXT];
    size_t length, wanted;
    const char *text = clua_as_text(L, 1, &length, number);
    const char *needle = clua_as_text(L, 2, &wanted, other);
    size_t from = first_position(luaL_optinteger(L, 3, 1), length);
    if (!lua_toboolean(L, 4) && has_pattern(needle, wanted))
        clua_raise(L, CLUA_FAULT_ERROR, "there are no patterns here: write `string.find(text, part, 1, true)`");
    if (from > length + 1) {
        lua_pushnil(L);
        return 1;
    }
    charge_bytes(L, (length - from + 1) * 4);
    const char *found = wanted ? memmem(text + from - 1, length - from + 1, needle, wanted) : text + from - 1;
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)(found - text) + 1);
    lua_pushinteger(L, (lua_Integer)(found - text) + (lua_Integer)wanted);
    return 2;
}

void clua_open_string(lua_State *L, int base) {
    static const luaL_Reg functions[] = {
        {"len", string_len},   {"sub", string_sub},   {"upper", string_upper}, {"lower", string_lower},
        {"rep", string_rep},   {"byte", string_byte}, {"char", string_char},   {"reverse", string_reverse},
        {"find", string_find}, {"format", clua_string_format}, {NULL, NULL},
    };
    lua_newtable(L);
    clua_fill(L, functions);
    clua_freeze(L, -1, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, base, "string");
    /* ("text"):upper() reaches the same read-only table; no arithmetic on texts. */
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 3);
}
