/* Read-only tables: an empty proxy whose metatable leads to the real one. Only the shim makes metatables. */
#include "internal.h"

/* The real table behind a proxy is the metatable's first item. */
enum { TARGET = 1 };

static int refuse_write(lua_State *L) {
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    if (lua_type(L, 2) == LUA_TSTRING || lua_type(L, 2) == LUA_TNUMBER)
        clua_raise(L, CLUA_FAULT_ERROR, "`%.60s` cannot be set: this table is read-only",
            clua_as_text(L, 2, &length, number));
    clua_raise(L, CLUA_FAULT_ERROR, "this table is read-only");
}

static int length_of_target(lua_State *L) {
    if (!clua_push_target(L, 1)) return luaL_typeerror(L, 1, "table");
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

/* Upvalues: the table, the function for a key it does not have. */
static int read_or_ask(lua_State *L) {
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    if (!lua_isnil(L, -1)) return 1;
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    return 1;
}

/* Pushes a read-only proxy of the table at `index`; `miss`, if not 0, is the function asked for absent keys. */
void clua_freeze(lua_State *L, int index, int miss) {
    index = lua_absindex(L, index);
    if (miss) miss = lua_absindex(L, miss);
    lua_newtable(L);
    lua_createtable(L, 1, 4);
    lua_pushvalue(L, index);
    lua_rawseti(L, -2, TARGET);
    lua_pushvalue(L, index);
    if (miss) {
        lua_pushvalue(L, miss);
        lua_pushcclosure(L, read_or_ask, 2);
    }
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, length_of_target);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

/* Pushes the real table of a proxy, or the table itself; false and nothing pushed when there is no table. */
bool clua_push_target(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE) return false;
    if (!lua_getmetatable(L, index)) {
        lua_pushvalue(L, index);
        return true;
    }
    if (lua_rawgeti(L, -1, TARGET) != LUA_TTABLE) {
        lua_pop(L, 2);
        return false;
    }
    lua_remove(L, -2);
    return true;
}

/* Replaces an argument by the table to read. */
void clua_readable_table(lua_State *L, int argument) {
    if (!clua_push_target(L, argument)) luaL_typeerror(L, argument, "table");
    lua_replace(L, argument);
}

/* Refuses a read-only table as an argument to be changed. */
void clua_writable_table(lua_State *L, int argument) {
    luaL_checktype(L, argument, LUA_TTABLE);
    if (lua_getmetatable(L, argument)) clua_raise(L, CLUA_FAULT_ERROR, "this table is read-only");
}
