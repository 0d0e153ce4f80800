/* Tables as lists: nothing depends on a claimed length, and sorting is stable and never wrong-footed. */
#include <string.h>

#include "internal.h"

#define MOST_RESULTS 250
#define MOST_SORTED 65536

static int table_insert(lua_State *L) {
    clua_writable_table(L, 1);
    int given = lua_gettop(L);
    lua_settop(L, given < 3 ? given : 3);
    lua_Integer end = (lua_Integer)lua_rawlen(L, 1) + 1;
    if (given == 2) {
        clua_charge(L, 1);
        lua_rawseti(L, 1, end);
        return 0;
    }
    if (given != 3) clua_raise(L, CLUA_FAULT_ERROR, "wrong number of arguments to `insert`");
    lua_Integer position = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)position - 1u < (lua_Unsigned)end, 2, "position out of bounds");
    clua_charge(L, 1 + (uint64_t)(end - position));
    for (lua_Integer i = end; i > position; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, position);
    return 0;
}

static int table_remove(lua_State *L) {
    clua_writable_table(L, 1);
    lua_settop(L, 2);
    lua_Integer size = (lua_Integer)lua_rawlen(L, 1);
    lua_Integer position = luaL_optinteger(L, 2, size);
    if (position != size)
        luaL_argcheck(L, (lua_Unsigned)position - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
    clua_charge(L, 1 + (size > position ? (uint64_t)(size - position) : 0));
    lua_rawgeti(L, 1, position);
    for (; position < size; position++) {
        lua_rawgeti(L, 1, position + 1);
        lua_rawseti(L, 1, position);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, position);
    return 1;
}

static size_t add_text(lua_State *L, size_t at, const char *text, size_t length) {
    clua_state *S = clua_of(L);
    if (at + length > S->limits.string_bytes) clua_stop(L, CLUA_LIMIT_STRING);
    memcpy(S->scratch + at, text, length);
    return at + length;
}

static int table_concat(lua_State *L) {
    char gap_number[CLUA_NUMBER_TEXT], number[CLUA_NUMBER_TEXT];
    luaL_checktype(L, 1, LUA_TTABLE);
    clua_readable_table(L, 1);
    size_t gap = 0, length, at = 0;
    const char *separator = lua_isnoneornil(L, 2) ? "" : clua_as_text(L, 2, &gap, gap_number);
    lua_Integer from = luaL_optinteger(L, 3, 1);
    lua_Integer to = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
    for (lua_Integer i = from; i <= to; i++) {
        clua_charge(L, 1);
        int type = lua_rawgeti(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            clua_raise(L, CLUA_FAULT_ERROR, "item %lld of the list for `concat` is a %s, not a text or number",
                (long long)i, luaL_typename(L, -1));
        const char *text = clua_as_text(L, -1, &length, number);
        at = add_text(L, at, text, length);
        lua_pop(L, 1);
        if (i == to) break;
        at = add_text(L, at, separator, gap);
    }
    clua_charge(L, at / 32);
    lua_pushlstring(L, clua_of(L)->scratch, at);
    return 1;
}

static int table_unpack(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    clua_readable_table(L, 1);
    lua_Integer from = luaL_optinteger(L, 2, 1);
    lua_Integer to = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1));
    if (from > to) return 0;
    if ((lua_Unsigned)to - (lua_Unsigned)from >= MOST_RESULTS) clua_stop(L, CLUA_LIMIT_ITEMS);
    int count = (int)(to - from) + 1;
    clua_charge(L, (uint64_t)count);
    luaL_checkstack(L, count, NULL);
    for (int i = 0; i < count; i++) lua_rawgeti(L, 1, from + i);
    return count;
}

/* Stack: 1 the table, 2 the comparator or nil, 3 and 4 working lists. Whether item b of the list comes before item a. */
static bool comes_before(lua_State *L, int list, lua_Integer b, lua_Integer a) {
    clua_charge(L, 2);
    bool before;
    if (lua_isnil(L, 2)) {
        lua_rawgeti(L, list, b);
        lua_rawgeti(L, list, a);
        before = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
        return before;
    }
    lua_pushvalue(L, 2);
    lua_rawgeti(L, list, b);
    lua_rawgeti(L, list, a);
    lua_call(L, 2, 1);
    before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high) {
    lua_Integer left = low, right = middle;
    for (lua_Integer out = low; out < high; out++) {
        bool take_right = left >= middle || (right < high && comes_before(L, from, right, left));
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, out);
    }
}

static lua_Integer least(lua_Integer a, lua_Integer b) { return a < b ? a : b; }

/* Stable bottom-up merge sort on copies: a comparator that changes the table or contradicts itself does no harm. */
static int table_sort(lua_State *L) {
    clua_writable_table(L, 1);
    lua_settop(L, 2);
    if (!lua_isnil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    if (count > MOST_SORTED) clua_stop(L, CLUA_LIMIT_ITEMS);
    clua_charge(L, 1 + 2 * (uint64_t)count);
    lua_createtable(L, (int)count, 0);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    int from = 3, to = 4;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width)
            merge(L, from, to, low, least(low + width, count + 1), least(low + 2 * width, count + 1));
        from = 7 - from;
        to = 7 - to;
    }
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

/* Sorts a list on the stack by `<`. */
void clua_sort_list(lua_State *L, int index) {
    lua_pushvalue(L, index);
    lua_pushcfunction(L, table_sort);
    lua_insert(L, -2);
    lua_call(L, 1, 0);
}

void clua_open_table(lua_State *L, int base) {
    static const luaL_Reg functions[] = {
        {"insert", table_insert}, {"remove", table_remove}, {"concat", table_concat},
        {"unpack", table_unpack}, {"sort", table_sort},     {NULL, NULL},
    };
    lua_newtable(L);
    clua_fill(L, functions);
    clua_freeze(L, -1, 0);
    lua_setfield(L, base, "table");
    lua_pop(L, 1);
}
