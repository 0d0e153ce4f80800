/* Characters of UTF-8, strictly read: no surrogates, no overlong forms, no stray bytes. */
#include <string.h>

#include "internal.h"

#define MOST_RESULTS 250

/* The length of the character at `at`, 0 if it is not one. */
static size_t read_character(const unsigned char *at, size_t left, uint32_t *code) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (at[0] < 0x80) {
        *code = at[0];
        return 1;
    }
    size_t length = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : at[0] >= 0xC0 ? 2 : 0;
    if (length == 0 || at[0] > 0xF7 || length > left) return 0;
    uint32_t value = at[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) return 0;
        value = value << 6 | (at[i] & 0x3Fu);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
    *code = value;
    return length;
}

static size_t write_character(uint32_t code, char *out) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length; i-- > 1; code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)((0xF00u >> length & 0xFF) | code);
    return length;
}

static int utf8_char(lua_State *L) {
    clua_state *S = clua_of(L);
    int count = lua_gettop(L);
    if ((uint64_t)count * 4 > S->limits.string_bytes) clua_stop(L, CLUA_LIMIT_STRING);
    clua_charge(L, (uint64_t)count);
    size_t length = 0;
    for (int i = 1; i <= count; i++) {
        lua_Integer code = luaL_checkinteger(L, i);
        bool character = code >= 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        luaL_argcheck(L, character, i, "value out of range");
        length += write_character((uint32_t)code, S->scratch + length);
    }
    lua_pushlstring(L, S->scratch, length);
    return 1;
}

/* The byte range an optional i and j give; false when it is outside the text. */
static bool byte_range(lua_State *L, size_t length, lua_Integer default_last, lua_Integer *from, lua_Integer *to) {
    *from = luaL_optinteger(L, 2, 1);
    if (*from < 0) *from += (lua_Integer)length + 1;
    *to = luaL_optinteger(L, 3, default_last ? default_last : *from);
    if (*to < 0) *to += (lua_Integer)length + 1;
    return *from >= 1 && *to <= (lua_Integer)length;
}

static int utf8_len(lua_State *L) {
    size_t length;
    const unsigned char *text = (const unsigned char *)luaL_checklstring(L, 1, &length);
    lua_Integer from, to, count = 0;
    bool inside = byte_range(L, length, -1, &from, &to);
    luaL_argcheck(L, inside && from <= (lua_Integer)length + 1, 2, "out of bounds");
    clua_charge(L, 1 + length / 8);
    while (from <= to) {
        uint32_t code;
        size_t step = read_character(text + from - 1, length - (size_t)from + 1, &code);
        if (step == 0) {
            lua_pushnil(L);
            lua_pushinteger(L, from);
            return 2;
        }
        from += (lua_Integer)step;
        count++;
    }
    lua_pushinteger(L, count);
    return 1;
}

static int utf8_codepoint(lua_State *L) {
    size_t length;
    const unsigned char *text = (const unsigned char *)luaL_checklstring(L, 1, &length);
    lua_Integer from, to;
    luaL_argcheck(L, byte_range(L, length, 0, &from, &to), 2, "out of bounds");
    if (from > to) return 0;
    if (to - from >= MOST_RESULTS) clua_stop(L, CLUA_LIMIT_ITEMS);
    int count = 0;
    luaL_checkstack(L, MOST_RESULTS, NULL);
    while (from <= to) {
        uint32_t code;
        size_t step = read_character(text + from - 1, length - (size_t)from + 1, &code);
        if (step == 0) clua_raise(L, CLUA_FAULT_ERROR, "the text is not UTF-8");
        lua_pushinteger(L, code);
        from += (lua_Integer)step;
        count++;
    }
    clua_charge(L, (uint64_t)count + 1);
    return count;
}

void clua_open_utf8(lua_State *L, int base) {
    static const luaL_Reg functions[] = {
        {"char", utf8_char}, {"len", utf8_len}, {"codepoint", utf8_codepoint}, {NULL, NULL}};
    lua_newtable(L);
    clua_fill(L, functions);
    clua_freeze(L, -1, 0);
    lua_setfield(L, base, "utf8");
    lua_pop(L, 1);
}
