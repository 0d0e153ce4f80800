/* Values across the wall, as bytes: bounded in depth and size, never trusting a length. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { TAG_NIL, TAG_FALSE, TAG_TRUE, TAG_INTEGER, TAG_FLOAT, TAG_STRING, TAG_ARRAY, TAG_MAP, TAG_NODE };

#define MOST_ARGUMENTS 16

bool clua_put(clua_state *S, const void *bytes, size_t length) {
    if (length > S->result_capacity - S->result_length) {
        size_t wanted = (S->result_length + length) * 2 + 256;
        uint8_t *grown = realloc(S->result, wanted);
        if (!grown) return false;
        S->result = grown;
        S->result_capacity = wanted;
    }
    if (length) memcpy(S->result + S->result_length, bytes, length);
    S->result_length += length;
    return true;
}

static void encode_bits(uint8_t *out, uint64_t bits, int width) {
    for (int i = 0; i < width; i++) out[i] = (uint8_t)(bits >> (8 * i));
}

bool clua_put_u32(clua_state *S, uint32_t value) {
    uint8_t bytes[4];
    encode_bits(bytes, value, 4);
    return clua_put(S, bytes, 4);
}

/* Part of a value: counted against the limit of the output. */
static void emit(lua_State *L, const void *bytes, size_t length) {
    clua_state *S = clua_of(L);
    clua_charge(L, 1 + length / 32);
    if (S->result_length + length > S->limits.output_bytes || !clua_put(S, bytes, length))
        clua_stop(L, CLUA_LIMIT_OUTPUT);
}

static void emit_tagged(lua_State *L, uint8_t tag, uint64_t bits, int width) {
    uint8_t bytes[9];
    bytes[0] = tag;
    encode_bits(bytes + 1, bits, width);
    emit(L, bytes, (size_t)width + 1);
}

static void encode_text(lua_State *L, int index) {
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    uint8_t bytes[4];
    encode_bits(bytes, length, 4);
    emit(L, bytes, 4);
    emit(L, text, length);
}

static void encode(lua_State *L, int index, uint32_t depth);

static void encode_array(lua_State *L, int table, lua_Integer count, uint32_t depth) {
    emit_tagged(L, TAG_ARRAY, (uint64_t)count, 4);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, table, i);
        encode(L, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
    }
}

/* The sorted iteration of `pairs` gives the order. */
static void encode_map(lua_State *L, int table, uint32_t count, uint32_t depth) {
    emit_tagged(L, TAG_MAP, count, 4);
    lua_pushcfunction(L, clua_pairs);
    lua_pushvalue(L, table);
    lua_call(L, 1, 1);
    int step = lua_gettop(L);
    for (;;) {
        lua_pushvalue(L, step);
        lua_call(L, 0, 2);
        if (lua_isnil(L, -2)) break;
        encode_text(L, -2);
        encode(L, lua_gettop(L), depth + 1);
        lua_pop(L, 2);
    }
    lua_settop(L, step - 1);
}

/* What a table is: a list from 1 without gaps, or a map of texts. Anything between has no form outside Lua. */
static void encode_table(lua_State *L, int table, uint32_t depth) {
    uint32_t texts = 0, whole = 0;
    lua_Integer greatest = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        clua_charge(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING) {
            texts++;
        } else if (lua_isinteger(L, -1) && lua_tointeger(L, -1) > 0) {
            whole++;
            if (lua_tointeger(L, -1) > greatest) greatest = lua_tointeger(L, -1);
        } else {
            clua_raise(L, CLUA_FAULT_TYPE, "a returned table has a key that is neither a text nor a position");
        }
    }
    if (texts && whole) clua_raise(L, CLUA_FAULT_TYPE, "a returned table has both texts and positions as keys");
    if (greatest != (lua_Integer)whole) clua_raise(L, CLUA_FAULT_TYPE, "a returned list has gaps");
    if (texts) encode_map(L, table, texts, depth);
    else encode_array(L, table, (lua_Integer)whole, depth);
}

/* Whether the table is one of those being written: nothing would end a cycle but the depth. */
static void refuse_cycle(lua_State *L, int index, uint32_t depth) {
    if (depth < clua_of(L)->limits.value_depth) return;
    (void)index;
    clua_raise(L, CLUA_FAULT_TYPE, "a returned value contains itself or is nested too deep");
}

static void encode(lua_State *L, int index, uint32_t depth) {
    luaL_checkstack(L, 12, NULL);
    switch (lua_type(L, index)) {
    case LUA_TNIL: emit_tagged(L, TAG_NIL, 0, 0); return;
    case LUA_TBOOLEAN: emit_tagged(L, lua_toboolean(L, index) ? TAG_TRUE : TAG_FALSE, 0, 0); return;
    case LUA_TNUMBER: {
        uint64_t bits;
        double value = lua_tonumber(L, index);
        if (lua_isinteger(L, index)) {
            emit_tagged(L, TAG_INTEGER, (uint64_t)lua_tointeger(L, index), 8);
            return;
        }
        if (isnan(value)) value = (double)NAN;
        memcpy(&bits, &value, sizeof bits);
        emit_tagged(L, TAG_FLOAT, bits, 8);
        return;
    }
    case LUA_TSTRING:
        emit_tagged(L, TAG_STRING, 0, 0);
        encode_text(L, index);
        return;
    case LUA_TLIGHTUSERDATA: emit_tagged(L, TAG_NODE, clua_check_handle(L, index), 4); return;
    case LUA_TTABLE:
        refuse_cycle(L, index, depth);
        clua_push_target(L, index);
        encode_table(L, lua_gettop(L), depth);
        lua_pop(L, 1);
        return;
    default: clua_raise(L, CLUA_FAULT_TYPE, "a %s cannot be returned", luaL_typename(L, index));
    }
}

void clua_encode_value(lua_State *L, int index) { encode(L, index, 0); }

typedef struct reader {
    const uint8_t *at, *end;
} reader;

static _Noreturn void unreadable(lua_State *L) { clua_raise(L, CLUA_FAULT_USAGE, "the arguments are not well formed"); }

static uint64_t take(lua_State *L, reader *in, int width) {
    if (in->end - in->at < width) unreadable(L);
    uint64_t bits = 0;
    for (int i = 0; i < width; i++) bits |= (uint64_t)in->at[i] << (8 * i);
    in->at += width;
    return bits;
}

static void take_text(lua_State *L, reader *in) {
    size_t length = (size_t)take(L, in, 4);
    if (length > (size_t)(in->end - in->at)) unreadable(L);
    lua_pushlstring(L, (const char *)in->at, length);
    in->at += length;
}

static void decode(lua_State *L, reader *in, uint32_t depth);

static void decode_table(lua_State *L, reader *in, bool map, uint32_t depth) {
    if (depth >= clua_of(L)->limits.value_depth) unreadable(L);
    uint64_t count = take(L, in, 4);
    if (count > (uint64_t)(in->end - in->at)) unreadable(L);
    lua_newtable(L);
    for (uint64_t i = 1; i <= count; i++) {
        clua_charge(L, 1);
        if (map) take_text(L, in);
        decode(L, in, depth + 1);
        if (map) lua_rawset(L, -3);
        else lua_rawseti(L, -2, (lua_Integer)i);
    }
}

static void decode(lua_State *L, reader *in, uint32_t depth) {
    luaL_checkstack(L, 8, NULL);
    double value;
    uint64_t bits;
    switch ((int)take(L, in, 1)) {
    case TAG_NIL: lua_pushnil(L); return;
    case TAG_FALSE: lua_pushboolean(L, 0); return;
    case TAG_TRUE: lua_pushboolean(L, 1); return;
    case TAG_INTEGER: lua_pushinteger(L, (lua_Integer)take(L, in, 8)); return;
    case TAG_FLOAT:
        bits = take(L, in, 8);
        memcpy(&value, &bits, sizeof value);
        lua_pushnumber(L, value);
        return;
    case TAG_STRING: take_text(L, in); return;
    case TAG_ARRAY: decode_table(L, in, false, depth); return;
    case TAG_MAP: decode_table(L, in, true, depth); return;
    case TAG_NODE:
        bits = take(L, in, 4);
        if (bits >= clua_of(L)->arena.node_count) unreadable(L);
        clua_push_handle(L, (uint32_t)bits);
        return;
    default: unreadable(L);
    }
}

/* Pushes the arguments, which are the items of one encoded array; no bytes at all mean none. */
void clua_decode_arguments(lua_State *L, const uint8_t *bytes, size_t length, int *count) {
    *count = 0;
    if (length == 0) return;
    reader in = {.at = bytes, .end = bytes + length};
    if (take(L, &in, 1) != TAG_ARRAY) unreadable(L);
    uint64_t items = take(L, &in, 4);
    if (items > MOST_ARGUMENTS) unreadable(L);
    for (uint64_t i = 0; i < items; i++) decode(L, &in, 0);
    if (in.at != in.end) unreadable(L);
    *count = (int)items;
}
