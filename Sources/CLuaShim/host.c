/* The primitives a prelude builds the rule language from, as its global `host`. Packs never see this table. */
#include <string.h>

#include "internal.h"

/* The current place is found once per node: the stack is short, and the frame wanted is near its top. */
static void current_place(lua_State *L, uint32_t *line, uint32_t *chunk) {
    clua_state *S = clua_of(L);
    clua_mark_place(S, 1);
    *line = S->fault.line;
    *chunk = S->fault.chunk;
}

static uint32_t optional_text(lua_State *L, int index) {
    if (lua_isnoneornil(L, index)) return 0;
    char number[CLUA_NUMBER_TEXT];
    size_t length;
    const char *text = clua_as_text(L, index, &length, number);
    return clua_arena_text(L, text, length);
}

/* The operands of an argument that is nil, a handle or a list of handles, in memory that Lua owns. */
static uint32_t *read_operands(lua_State *L, int index, uint32_t *count) {
    *count = 0;
    if (lua_isnoneornil(L, index)) return NULL;
    bool list = lua_type(L, index) == LUA_TTABLE;
    if (list) clua_readable_table(L, index);
    size_t length = list ? lua_rawlen(L, index) : 1;
    if (length > clua_of(L)->limits.children) clua_stop(L, CLUA_LIMIT_CHILDREN);
    uint32_t *operands = lua_newuserdatauv(L, length * sizeof *operands + 1, 0);
    for (size_t i = 0; i < length; i++) {
        if (list) lua_rawgeti(L, index, (lua_Integer)i + 1);
        else lua_pushvalue(L, index);
        operands[i] = clua_check_handle(L, -1);
        lua_pop(L, 1);
    }
    *count = (uint32_t)length;
    return operands;
}

/* host.node(op, kind, operands, text, constant, flags) -> handle */
static int host_node(lua_State *L) {
    lua_settop(L, 6);
    clua_node node = {0};
    lua_Integer op = luaL_checkinteger(L, 1), kind = luaL_checkinteger(L, 2), flags = luaL_optinteger(L, 6, 0);
    luaL_argcheck(L, op >= 0 && op <= UINT16_MAX, 1, "op out of range");
    luaL_argcheck(L, kind >= 0 && kind <= UINT8_MAX, 2, "kind out of range");
    luaL_argcheck(L, flags >= 0 && flags <= UINT32_MAX, 6, "flags out of range");
    node.op = (uint16_t)op;
    node.kind = (uint8_t)kind;
    node.flags = (uint32_t)flags;
    node.text = optional_text(L, 4);
    node.constant = optional_text(L, 5);
    current_place(L, &node.line, &node.chunk);
    const uint32_t *operands = read_operands(L, 3, &node.count);
    clua_push_handle(L, clua_arena_node(L, node, operands));
    return 1;
}

static const clua_node *node_at(lua_State *L, int index) {
    uint32_t number = clua_check_handle(L, index);
    return &clua_of(L)->arena.nodes[number];
}

static void push_text(lua_State *L, uint32_t number) {
    const clua_arena *arena = &clua_of(L)->arena;
    if (number == 0) {
        lua_pushnil(L);
        return;
    }
    const clua_text *text = &arena->texts[number - 1];
    lua_pushlstring(L, arena->bytes + text->offset, text->length);
}

/* host.node_of(handle) -> op, kind, flags, text, constant, operands... */
static int host_node_of(lua_State *L) {
    clua_node node = *node_at(L, 1);
    clua_charge(L, 2 + node.count);
    luaL_checkstack(L, (int)node.count + 5, NULL);
    lua_pushinteger(L, node.op);
    lua_pushinteger(L, node.kind);
    lua_pushinteger(L, node.flags);
    push_text(L, node.text);
    push_text(L, node.constant);
    for (uint32_t i = 0; i < node.count; i++) clua_push_handle(L, clua_of(L)->arena.edges[node.first + i]);
    return 5 + (int)node.count;
}

static int host_op(lua_State *L) {
    lua_pushinteger(L, node_at(L, 1)->op);
    return 1;
}

static int host_kind(lua_State *L) {
    lua_pushinteger(L, node_at(L, 1)->kind);
    return 1;
}

static int host_index(lua_State *L) {
    lua_pushinteger(L, clua_check_handle(L, 1));
    return 1;
}

static int host_is_handle(lua_State *L) {
    lua_pushboolean(L, clua_is_handle(L, 1));
    return 1;
}

/* host.fail(message, code[, level]): ends the script; the code stands in the fault. */
static int host_fail(lua_State *L) {
    const char *message = luaL_checkstring(L, 1), *code = luaL_checkstring(L, 2);
    lua_Integer level = luaL_optinteger(L, 3, 1);
    clua_record(clua_of(L), CLUA_FAULT_REFUSED, CLUA_LIMIT_NONE, level < 1 || level > 50 ? 1 : (int)level, code, message);
    clua_abandon(L);
}

/* host.fail_at(handle, message, code): the same, placed where the node was made. */
static int host_fail_at(lua_State *L) {
    clua_state *S = clua_of(L);
    const clua_node *node = node_at(L, 1);
    const char *message = luaL_checkstring(L, 2), *code = luaL_checkstring(L, 3);
    S->fault.line = node->line;
    S->fault.chunk = node->chunk;
    clua_record(S, CLUA_FAULT_REFUSED, CLUA_LIMIT_NONE, 0, code, message);
    clua_abandon(L);
}

/* host.line() -> line, file of the first pack frame. */
static int host_line(lua_State *L) {
    clua_state *S = clua_of(L);
    uint32_t line, chunk;
    current_place(L, &line, &chunk);
    lua_pushinteger(L, line);
    if (chunk < S->chunk_count) lua_pushlstring(L, S->chunks[chunk].name, S->chunks[chunk].name_length);
    else lua_pushnil(L);
    return 2;
}

/* host.line_of(handle) -> line, file where the node was made. */
static int host_line_of(lua_State *L) {
    clua_state *S = clua_of(L);
    const clua_node *node = node_at(L, 1);
    lua_pushinteger(L, node->line);
    if (node->chunk < S->chunk_count) lua_pushlstring(L, S->chunks[node->chunk].name, S->chunks[node->chunk].name_length);
    else lua_pushnil(L);
    return 2;
}

static int host_mark(lua_State *L) {
    lua_pushinteger(L, clua_of(L)->arena.node_count);
    return 1;
}

/* host.equal(a, b): the same structure, whatever the lines. */
static int host_equal(lua_State *L) {
    lua_pushboolean(L, node_at(L, 1)->canonical == node_at(L, 2)->canonical);
    return 1;
}

/* host.uses(a, leaf): whether `leaf` is `a` or below it. Operands come before their users, so one sweep is enough. */
static int host_uses(lua_State *L) {
    const clua_arena *arena = &clua_of(L)->arena;
    uint32_t top = clua_check_handle(L, 1), leaf = clua_check_handle(L, 2);
    if (leaf >= top) {
        lua_pushboolean(L, leaf == top);
        return 1;
    }
    clua_charge(L, (top - leaf) / 4 + 1);
    uint8_t *reached = lua_newuserdatauv(L, top - leaf + 1, 0);
    memset(reached, 0, top - leaf + 1);
    reached[top - leaf] = 1;
    for (uint32_t at = top; at > leaf; at--) {
        if (!reached[at - leaf]) continue;
        const clua_node *node = &arena->nodes[at];
        clua_charge(L, node->count / 4);
        for (uint32_t i = 0; i < node->count; i++) {
            uint32_t operand = arena->edges[node->first + i];
            if (operand >= leaf) reached[operand - leaf] = 1;
        }
    }
    lua_pushboolean(L, reached[0]);
    return 1;
}

/* host.set_handle_metatable(table): once. The table becomes the metatable of every handle; packs cannot reach it. */
static int host_set_handle_metatable(lua_State *L) {
    clua_state *S = clua_of(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    if (S->handle_metatable_set) clua_raise(L, CLUA_FAULT_ERROR, "the metatable of handles is set");
    S->handle_metatable_set = true;
    lua_pushlightuserdata(L, NULL);
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4);
    }
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    return 0;
}

/* host.freeze(table[, missing]) -> read-only proxy; `missing(proxy, key)` answers for absent keys. */
static int host_freeze(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    if (lua_getmetatable(L, 1)) {
        lua_settop(L, 1);
        return 1;
    }
    if (!lua_isnil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    clua_freeze(L, 1, lua_isnil(L, 2) ? 0 : 2);
    return 1;
}

static int host_is_frozen(lua_State *L) {
    lua_pushboolean(L, lua_type(L, 1) == LUA_TTABLE && lua_getmetatable(L, 1));
    return 1;
}

/* host.raw(table, key): what is there, without asking `missing`. */
static int host_raw(lua_State *L) {
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    clua_readable_table(L, 1);
    lua_rawget(L, 1);
    return 1;
}

static int host_export(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_BASE);
    lua_insert(L, 1);
    if (lua_type(L, 3) == LUA_TTABLE && !lua_getmetatable(L, 3)) {
        clua_freeze(L, 3, 0);
        lua_replace(L, 3);
    }
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 0;
}

static int host_entry(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_ENTRIES);
    lua_insert(L, 1);
    lua_rawset(L, 1);
    return 0;
}

/* host.main() -> the compiled main chunk, a function without arguments. */
static int host_main(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_MAIN);
    if (!lua_isfunction(L, -1)) clua_raise(L, CLUA_FAULT_USAGE, "there is no main source text");
    return 1;
}

static int unknown_global(lua_State *L) {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 2);
    lua_call(L, 1, 1);
    return 1;
}

/* host.on_unknown_global(function(name)): asked when a pack reads a global that does not exist. */
static int host_on_unknown_global(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_BASE);
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, unknown_global, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    return 0;
}

/* host.names() -> the names packs can use, in order: for "did you mean". */
static int host_names(lua_State *L) {
    lua_settop(L, 0);
    lua_newtable(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_BASE);
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 1, ++count);
    }
    lua_settop(L, 1);
    clua_sort_list(L, 1);
    return 1;
}

/* Preludes have their own globals: the plain functions, and `host`. */
void clua_open_host(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"node", host_node},       {"node_of", host_node_of}, {"op", host_op},
        {"kind", host_kind},       {"index", host_index},     {"is_handle", host_is_handle},
        {"fail", host_fail},       {"fail_at", host_fail_at}, {"line", host_line},
        {"line_of", host_line_of}, {"mark", host_mark},       {"equal", host_equal},
        {"uses", host_uses},       {"freeze", host_freeze},   {"is_frozen", host_is_frozen},
        {"raw", host_raw},         {"export", host_export},   {"entry", host_entry},
        {"main", host_main},       {"names", host_names},     {"on_unknown_global", host_on_unknown_global},
        {"set_handle_metatable", host_set_handle_metatable},  {NULL, NULL},
    };
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_PRELUDE_ENV);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_BASE);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -5);
    }
    lua_pop(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_HOST);
    clua_fill(L, functions);
    lua_setfield(L, -2, "host");
    lua_pop(L, 1);
}
