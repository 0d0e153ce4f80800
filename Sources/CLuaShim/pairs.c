/* `pairs` in one order everywhere: numbers, then strings by bytes, then booleans. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

typedef struct sort_key {
    int type; /* 0 number, 1 string, 2 boolean */
    int place;
    bool integer;
    lua_Integer whole;
    lua_Number real;
    const char *text;
    size_t length;
} sort_key;

/* Exact also between an integer and a float: the wider type holds both on every platform Lua runs on here. */
static int compare_numbers(const sort_key *a, const sort_key *b) {
    if (a->integer && b->integer) return (a->whole > b->whole) - (a->whole < b->whole);
    long double left = a->integer ? (long double)a->whole : (long double)a->real;
    long double right = b->integer ? (long double)b->whole : (long double)b->real;
    return (left > right) - (left < right);
}

static int compare_keys(const sort_key *a, const sort_key *b) {
    if (a->type != b->type) return a->type - b->type;
    if (a->type == 0) return compare_numbers(a, b);
    if (a->type == 2) return (a->whole > b->whole) - (a->whole < b->whole);
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shorter);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

/* Merges from below, with room for as many keys again behind them. The C library's qsort asks the system how much memory
   there is, which a worker may not. Gives where the sorted keys are. */
static const sort_key *sort_keys(sort_key *keys, size_t count) {
    sort_key *from = keys, *to = keys + count;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count;
            size_t high = middle + width < count ? middle + width : count;
            size_t left = low, right = middle;
            for (size_t out = low; out < high; out++) {
                bool take_right = left == middle || (right < high && compare_keys(&from[right], &from[left]) < 0);
                to[out] = from[take_right ? right++ : left++];
            }
        }
        sort_key *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

static sort_key read_key(lua_State *L, int index, int place) {
    sort_key key = {.place = place};
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        key.integer = lua_isinteger(L, index);
        key.whole = lua_tointeger(L, index);
        key.real = lua_tonumber(L, index);
        return key;
    case LUA_TSTRING:
        key.type = 1;
        key.text = lua_tolstring(L, index, &key.length);
        return key;
    case LUA_TBOOLEAN:
        key.type = 2;
        key.whole = lua_toboolean(L, index);
        return key;
    default:
        clua_raise(L, CLUA_FAULT_ERROR, "`pairs` goes over keys that are numbers, texts or booleans, not a %s",
            luaL_typename(L, index));
    }
}

static int count_keys(lua_State *L, int table) {
    int count = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        count++;
        if (count % 256 == 0) clua_charge(L, 256);
    }
    return count;
}

/* Upvalues: the table, its keys in order, the last position. */
static int pairs_step(lua_State *L) {
    lua_Integer position = lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer count = (lua_Integer)lua_rawlen(L, lua_upvalueindex(2));
    while (position < count) {
        clua_charge(L, 1);
        position++;
        lua_settop(L, 0);
        lua_rawgeti(L, lua_upvalueindex(2), position);
        lua_pushvalue(L, 1);
        if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL) continue;
        lua_pushinteger(L, position);
        lua_replace(L, lua_upvalueindex(3));
        return 2;
    }
    lua_pushinteger(L, count);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushnil(L);
    return 1;
}

int clua_pairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    clua_readable_table(L, 1);
    /* A table keeps its room when emptied, and going over it costs its room: the state's memory bounds that. */
    clua_charge(L, 4 + clua_of(L)->live / 65536 * 64);
    int count = count_keys(L, 1);
    int width = 1;
    while (count >> width) width++;
    clua_charge(L, (uint64_t)count * (uint64_t)(2 + width / 2));
    sort_key *keys = lua_newuserdatauv(L, 2 * (size_t)count * sizeof *keys + 1, 0);
    lua_createtable(L, count, 0);
    int place = 0;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        keys[place] = read_key(L, -1, place + 1);
        place++;
        lua_pushvalue(L, -1);
        lua_rawseti(L, 3, place);
    }
    const sort_key *sorted = sort_keys(keys, (size_t)count);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 3, sorted[i].place);
        lua_rawseti(L, 4, i + 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 4);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, pairs_step, 3);
    return 1;
}
