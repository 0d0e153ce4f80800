/* The plain functions of the language, bounded and charged. */
#include <string.h>

#include "internal.h"

void clua_fill(lua_State *L, const luaL_Reg *functions) {
    for (; functions->name; functions++) {
        lua_pushcfunction(L, functions->func);
        lua_setfield(L, -2, functions->name);
    }
}

static int base_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, lua_typename(L, lua_type(L, 1)));
    return 1;
}

/* Pushes a text that never holds an address. */
void clua_push_tostring(lua_State *L, int index) {
    index = lua_absindex(L, index);
    char number[CLUA_NUMBER_TEXT];
    switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); return;
    case LUA_TNUMBER: {
        size_t length = clua_number_text(L, index, number);
        lua_pushlstring(L, number, length);
        return;
    }
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TLIGHTUSERDATA:
        if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
            lua_pushvalue(L, index);
            lua_call(L, 1, 1);
            if (lua_type(L, -1) != LUA_TSTRING) clua_raise(L, CLUA_FAULT_ERROR, "`__tostring` must return a string");
            return;
        }
        if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return;
        lua_pushstring(L, "handle");
        return;
    default: lua_pushstring(L, lua_typename(L, lua_type(L, index))); return;
    }
}

static int base_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    clua_charge(L, 2);
    clua_push_tostring(L, 1);
    return 1;
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static int number_in_base(lua_State *L, lua_Integer base) {
    size_t length;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *text = lua_tolstring(L, 1, &length);
    luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
    clua_charge(L, length / 16);
    const char *at = text + strspn(text, " \f\n\r\t\v");
    bool negative = *at == '-';
    if (*at == '-' || *at == '+') at++;
    lua_Unsigned value = 0;
    bool any = false;
    for (; digit_of(*at) < base; at++, any = true) value = value * (lua_Unsigned)base + (lua_Unsigned)digit_of(*at);
    at += strspn(at, " \f\n\r\t\v");
    if (!any || at != text + length) {
        lua_pushnil(L);
    } else {
        lua_pushinteger(L, (lua_Integer)(negative ? 0u - value : value));
    }
    return 1;
}

static int base_tonumber(lua_State *L) {
    luaL_checkany(L, 1);
    if (!lua_isnoneornil(L, 2)) return number_in_base(L, luaL_checkinteger(L, 2));
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_settop(L, 1);
        return 1;
    }
    size_t length;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
    if (text) {
        clua_charge(L, length / 16);
        if (lua_stringtonumber(L, text) == length + 1) return 1;
    }
    lua_pushnil(L);
    return 1;
}

static int base_select(lua_State *L) {
    int count = lua_gettop(L);
    clua_charge(L, (uint64_t)count);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer first = luaL_checkinteger(L, 1);
    if (first < 0) first = count + first;
    else if (first > count) first = count;
    luaL_argcheck(L, first >= 1, 1, "index out of range");
    return count - (int)first;
}

/* Raises what is at `index` as the message, placed at the level-th frame of the pack. */
static int raise_value(lua_State *L, int index, lua_Integer level) {
    clua_push_tostring(L, index);
    const char *text = lua_tostring(L, -1);
    if (lua_isnil(L, index)) text = "an error without a message";
    if (lua_istable(L, index)) text = "an error whose value is a table";
    clua_record(clua_of(L), CLUA_FAULT_ERROR, CLUA_LIMIT_NONE, level < 1 || level > 50 ? 1 : (int)level, "", text);
    clua_abandon(L);
}

static int base_error(lua_State *L) {
    lua_Integer level = luaL_optinteger(L, 2, 1);
    lua_settop(L, 1);
    return raise_value(L, 1, level);
}

static int base_assert(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    if (lua_gettop(L) >= 2) return raise_value(L, 2, 1);
    clua_raise(L, CLUA_FAULT_ERROR, "assertion failed");
}

static int ipairs_step(lua_State *L) {
    lua_Integer next = luaL_checkinteger(L, 2);
    next = (lua_Integer)((lua_Unsigned)next + 1);
    clua_charge(L, 1);
    lua_pushinteger(L, next);
    return lua_geti(L, 1, next) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    clua_readable_table(L, 1);
    lua_pushcfunction(L, ipairs_step);
    lua_insert(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* A module's text runs once; what it returns is what every `require` of it gives. */
static int base_require(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 1);
    const char *name = lua_tostring(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_LOADED);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) == LUA_TLIGHTUSERDATA && !clua_is_handle(L, -1))
        clua_raise(L, CLUA_FAULT_ERROR, "`%.100s` requires itself", name);
    if (!lua_isnil(L, -1)) return 1;
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_MODULES);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, -2) != LUA_TFUNCTION) clua_raise(L, CLUA_FAULT_ERROR, "there is no file `%.100s` in this pack", name);
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, clua_of(L));
    lua_rawset(L, 2);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
}

void clua_open_base(lua_State *L, int base) {
    static const luaL_Reg functions[] = {
        {"type", base_type},       {"tostring", base_tostring}, {"tonumber", base_tonumber}, {"select", base_select},
        {"error", base_error},     {"assert", base_assert},     {"ipairs", base_ipairs},     {"pairs", clua_pairs},
        {"require", base_require}, {NULL, NULL},
    };
    lua_pushvalue(L, base);
    clua_fill(L, functions);
    lua_pushstring(L, "Lua 5.4");
    lua_setfield(L, -2, "_VERSION");
    lua_pop(L, 1);
}
