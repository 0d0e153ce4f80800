/* Arithmetic whose result IEEE 754 fixes: nothing that a mathematics library may round its own way. */
#include <math.h>

#include "internal.h"

static void push_whole(lua_State *L, double value) {
    lua_Integer whole;
    if (lua_numbertointeger(value, &whole)) lua_pushinteger(L, whole);
    else lua_pushnumber(L, value);
}

static int math_floor(lua_State *L) {
    if (lua_isinteger(L, 1)) lua_settop(L, 1);
    else push_whole(L, floor(luaL_checknumber(L, 1)));
    return 1;
}

static int math_ceil(lua_State *L) {
    if (lua_isinteger(L, 1)) lua_settop(L, 1);
    else push_whole(L, ceil(luaL_checknumber(L, 1)));
    return 1;
}

static int math_abs(lua_State *L) {
    if (lua_isinteger(L, 1)) {
        lua_Integer value = lua_tointeger(L, 1);
        lua_pushinteger(L, value < 0 ? (lua_Integer)(0u - (lua_Unsigned)value) : value);
    } else {
        lua_pushnumber(L, fabs(luaL_checknumber(L, 1)));
    }
    return 1;
}

static int extreme(lua_State *L, bool greatest) {
    int count = lua_gettop(L), best = 1;
    clua_charge(L, (uint64_t)count);
    luaL_checknumber(L, 1);
    for (int i = 2; i <= count; i++) {
        luaL_checknumber(L, i);
        if (greatest ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT)) best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_max(lua_State *L) { return extreme(L, true); }

static int math_min(lua_State *L) { return extreme(L, false); }

static int math_tointeger(lua_State *L) {
    luaL_checkany(L, 1);
    int whole;
    lua_Integer value = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : (whole = 0);
    if (whole) lua_pushinteger(L, value);
    else lua_pushnil(L);
    return 1;
}

static int math_type(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TNUMBER) lua_pushnil(L);
    else lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    return 1;
}

static int math_fmod(lua_State *L) {
    if (!lua_isinteger(L, 1) || !lua_isinteger(L, 2)) {
        lua_pushnumber(L, fmod(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
        return 1;
    }
    lua_Integer divisor = lua_tointeger(L, 2);
    luaL_argcheck(L, divisor != 0, 2, "zero");
    lua_pushinteger(L, divisor == -1 ? 0 : lua_tointeger(L, 1) % divisor);
    return 1;
}

static int math_ult(lua_State *L) {
    lua_pushboolean(L, (lua_Unsigned)luaL_checkinteger(L, 1) < (lua_Unsigned)luaL_checkinteger(L, 2));
    return 1;
}

static int math_sqrt(lua_State *L) {
    lua_pushnumber(L, sqrt(luaL_checknumber(L, 1)));
    return 1;
}

void clua_open_math(lua_State *L, int base) {
    static const luaL_Reg functions[] = {
        {"floor", math_floor}, {"ceil", math_ceil}, {"abs", math_abs},   {"max", math_max}, {"min", math_min},
        {"type", math_type},   {"fmod", math_fmod}, {"ult", math_ult},   {"sqrt", math_sqrt},
        {"tointeger", math_tointeger}, {NULL, NULL},
    };
    lua_newtable(L);
    clua_fill(L, functions);
    lua_pushnumber(L, (lua_Number)HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushnumber(L, 3.141592653589793);
    lua_setfield(L, -2, "pi");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
    clua_freeze(L, -1, 0);
    lua_setfield(L, base, "math");
    lua_pop(L, 1);
}
