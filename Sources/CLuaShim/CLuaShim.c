/* The calls of the public header: each enters Lua once, through a protected call. */
#include <locale.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define HOOK_PERIOD 1000

clua_limits clua_default_limits(void) {
    return (clua_limits){
        .instructions = 2000000,
        .live_bytes = 16u << 20,
        .allocated_bytes = 64u << 20,
        .string_bytes = 16u << 10,
        .source_bytes = 256u << 10,
        .call_depth = 200,
        .output_bytes = 1u << 20,
        .value_depth = 32,
        .modules = 64,
        .nodes = 65536,
        .edges = 262144,
        .children = 1000,
        .text_bytes = 1u << 20,
    };
}

/* A refusal of memory: what ends the script, if it ends, is told apart here, because Lua knows one cause only. */
static void *refuse(clua_state *S, uint32_t limit, bool final) {
    if (S->failed || S->L == NULL) return NULL;
    clua_mark_place(S, 1);
    if (final) {
        clua_record(S, CLUA_FAULT_LIMIT, limit, 0, "", clua_limit_sentence(limit));
        return NULL;
    }
    /* Lua collects everything and asks again: work outside the instruction count, so it is charged. */
    S->budget -= (int64_t)(S->live / 64);
    if (S->budget < 0) clua_record(S, CLUA_FAULT_LIMIT, limit, 0, "", clua_limit_sentence(limit));
    return NULL;
}

/* For a new block Lua passes the type of the object as the old size: so one string's length can be bounded here. */
static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
    clua_state *S = context;
    size_t had = block ? old_size : 0;
    if (new_size == 0) {
        free(block);
        S->live -= had;
        return NULL;
    }
    if (new_size > had && !S->unlimited_until_open) {
        if (S->failed) return NULL;
        if (!block && old_size == LUA_TSTRING && new_size > (size_t)S->limits.string_bytes + 40)
            return refuse(S, CLUA_LIMIT_STRING, true);
        if (S->allocated + new_size > S->limits.allocated_bytes) return refuse(S, CLUA_LIMIT_ALLOCATION, true);
        if (S->live + (new_size - had) > S->limits.live_bytes) return refuse(S, CLUA_LIMIT_MEMORY, false);
    }
    void *fresh = realloc(block, new_size);
    if (!fresh) return new_size <= had ? block : NULL;
    if (new_size > had) S->allocated += new_size;
    S->live += new_size;
    S->live -= had;
    if (S->live > S->peak) S->peak = S->live;
    return fresh;
}

void clua_charge(lua_State *L, uint64_t work) {
    clua_state *S = clua_of(L);
    if (S->failed) clua_abandon(L);
    if (S->unlimited_until_open) return;
    if (work > (uint64_t)INT64_MAX / 2 || (S->budget -= (int64_t)work) < 0) clua_stop(L, CLUA_LIMIT_INSTRUCTIONS);
}

static void hook(lua_State *L, lua_Debug *unused) {
    (void)unused;
    clua_state *S = clua_of(L);
    clua_charge(L, HOOK_PERIOD);
    lua_Debug frame;
    if (lua_getstack(L, (int)S->limits.call_depth, &frame)) clua_stop(L, CLUA_LIMIT_DEPTH);
}

/* Unreachable by construction; if it is ever reached the heap cannot be trusted. */
static int panic(lua_State *L) {
    (void)L;
    abort();
}

static void new_slot(lua_State *L, int slot) {
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, slot);
}

static int refuse_global(lua_State *L) {
    if (lua_type(L, 2) == LUA_TSTRING)
        clua_raise(L, CLUA_FAULT_ERROR, "the global `%.60s` cannot be set; write `local %.60s`", lua_tostring(L, 2),
            lua_tostring(L, 2));
    clua_raise(L, CLUA_FAULT_ERROR, "globals cannot be set");
}

/* The packs' _ENV: reads go to the base, writes are refused. */
static void make_environment(lua_State *L) {
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_BASE);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_global);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, CLUA_SLOT_PACK_ENV);
}

static int set_up(lua_State *L) {
    for (int slot = CLUA_SLOT_BASE; slot < CLUA_SLOT_MAIN; slot++) new_slot(L, slot);
    lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_BASE);
    int base = lua_gettop(L);
    clua_open_base(L, base);
    clua_open_string(L, base);
    clua_open_table(L, base);
    clua_open_math(L, base);
    clua_open_utf8(L, base);
    make_environment(L);
    clua_open_host(L);
    return 0;
}

static locale_t neutral(void) { return newlocale(LC_ALL_MASK, "C", (locale_t)0); }

clua_state *clua_open(const clua_limits *limits) {
    static _Atomic uint16_t generations;
    clua_state *S = calloc(1, sizeof *S);
    if (!S) return NULL;
    S->limits = *limits;
    S->budget = limits->instructions > INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)limits->instructions;
    S->generation = (uint16_t)(atomic_fetch_add(&generations, 1) % 65535u + 1);
    S->unlimited_until_open = 1;
    S->scratch = malloc((size_t)limits->string_bytes + 1);
    lua_State *L = S->scratch && clua_arena_open(&S->arena) ? lua_newstate(allocate, S) : NULL;
    if (!L) {
        clua_close(S);
        return NULL;
    }
    S->L = L;
    *(clua_state **)lua_getextraspace(L) = S;
    lua_atpanic(L, panic);
    lua_pushcfunction(L, set_up);
    if (lua_pcall(L, 0, 0, 0) != LUA_OK) {
        clua_close(S);
        return NULL;
    }
    S->unlimited_until_open = 0;
    S->allocated = 0;
    lua_sethook(L, hook, LUA_MASKCOUNT, HOOK_PERIOD);
    return S;
}

void clua_close(clua_state *S) {
    if (!S) return;
    if (S->L) lua_close(S->L);
    clua_arena_close(&S->arena);
    for (uint32_t i = 0; i < S->chunk_count; i++) free(S->chunks[i].name);
    free(S->chunks);
    free(S->scratch);
    free(S->result);
    free(S);
}

/* Runs a C function protected, in the neutral locale (Lua reads numbers and compares strings by the locale). */
static int protect(clua_state *S, lua_CFunction function, void *request) {
    if (S->failed) return (int)S->fault.kind;
    locale_t before = uselocale(neutral());
    lua_State *L = S->L;
    lua_settop(L, 0);
    lua_pushcfunction(L, clua_message_handler);
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, request);
    int status = lua_pcall(L, 1, 0, 1);
    lua_settop(L, 0);
    S->compiling_line = NULL;
    uselocale(before);
    if (status == LUA_OK && !S->failed) return 0;
    if (status == LUA_ERRMEM) {
        clua_record(S, CLUA_FAULT_LIMIT, CLUA_LIMIT_MEMORY, 0, "", clua_limit_sentence(CLUA_LIMIT_MEMORY));
    } else if (!S->failed) {
        clua_record(S, CLUA_FAULT_LIMIT, CLUA_LIMIT_DEPTH, 0, "", clua_limit_sentence(CLUA_LIMIT_DEPTH));
    }
    return (int)S->fault.kind;
}

static uint32_t add_chunk(clua_state *S, uint32_t role, const char *name, size_t length) {
    if (S->chunk_count == S->chunk_capacity) {
        uint32_t capacity = S->chunk_capacity ? S->chunk_capacity * 2 : 8;
        clua_chunk *grown = realloc(S->chunks, capacity * sizeof *grown);
        if (!grown) return CLUA_NO_CHUNK;
        S->chunks = grown;
        S->chunk_capacity = capacity;
    }
    char *copy = malloc(length + 1);
    if (!copy) return CLUA_NO_CHUNK;
    memcpy(copy, name, length);
    copy[length] = 0;
    S->chunks[S->chunk_count] = (clua_chunk){.name = copy, .name_length = length, .role = role};
    return S->chunk_count++;
}

typedef struct load_request {
    uint32_t role, chunk;
    const char *module;
    size_t module_length;
    const void *source;
    size_t length;
} load_request;

static int load_in_lua(lua_State *L) {
    load_request *request = lua_touserdata(L, 1);
    clua_compile(L, request->source, request->length, request->chunk);
    if (request->role == CLUA_ROLE_MAIN) {
        lua_rawseti(L, LUA_REGISTRYINDEX, CLUA_SLOT_MAIN);
    } else if (request->role == CLUA_ROLE_MODULE) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_MODULES);
        lua_pushlstring(L, request->module, request->module_length);
        lua_pushvalue(L, -3);
        lua_rawset(L, -3);
    } else {
        lua_call(L, 0, 0);
    }
    return 0;
}

static int load(clua_state *S, load_request request, const char *name, size_t name_length) {
    if (S->failed) return (int)S->fault.kind;
    request.chunk = add_chunk(S, request.role, name, name_length);
    uint32_t limit = CLUA_LIMIT_NONE;
    if (request.chunk == CLUA_NO_CHUNK) limit = CLUA_LIMIT_MEMORY;
    else if (request.length > S->limits.source_bytes) limit = CLUA_LIMIT_SOURCE;
    else if (S->chunk_count > S->limits.modules) limit = CLUA_LIMIT_MODULES;
    if (limit != CLUA_LIMIT_NONE) {
        S->fault.chunk = request.chunk;
        S->fault.line = 0;
        clua_record(S, CLUA_FAULT_LIMIT, limit, 0, "", clua_limit_sentence(limit));
        return (int)S->fault.kind;
    }
    return protect(S, load_in_lua, &request);
}

int clua_load(clua_state *S, uint32_t role, const char *name, size_t name_length, const void *source, size_t length) {
    load_request request = {.role = role, .module = name, .module_length = name_length, .source = source, .length = length};
    return load(S, request, name, name_length);
}

int clua_load_module(
    clua_state *S, const char *module, size_t module_length, const char *name, size_t name_length, const void *source,
    size_t length) {
    load_request request = {
        .role = CLUA_ROLE_MODULE, .module = module, .module_length = module_length, .source = source, .length = length};
    return load(S, request, name, name_length);
}

typedef struct call_request {
    const char *entry;
    size_t entry_length;
    const uint8_t *arguments;
    size_t length;
} call_request;

static int call_in_lua(lua_State *L) {
    call_request *request = lua_touserdata(L, 1);
    clua_state *S = clua_of(L);
    if (request->entry_length == 0) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_MAIN);
    } else {
        lua_rawgeti(L, LUA_REGISTRYINDEX, CLUA_SLOT_ENTRIES);
        lua_pushlstring(L, request->entry, request->entry_length);
        lua_rawget(L, -2);
    }
    if (!lua_isfunction(L, -1)) clua_raise(L, CLUA_FAULT_USAGE, "there is no entry of this name");
    int count = 0;
    clua_decode_arguments(L, request->arguments, request->length, &count);
    lua_call(L, count, 1);
    S->result_length = 0;
    for (int i = 0; i < 8; i++)
        if (!clua_put_u32(S, 0)) clua_stop(L, CLUA_LIMIT_OUTPUT);
    clua_encode_value(L, lua_gettop(L));
    S->value_length = S->result_length - 32;
    if (!clua_arena_write(S)) clua_stop(L, CLUA_LIMIT_OUTPUT);
    return 0;
}

int clua_call(clua_state *S, const char *entry, size_t entry_length, const void *arguments, size_t length) {
    call_request request = {.entry = entry, .entry_length = entry_length, .arguments = arguments, .length = length};
    S->result_length = 0;
    return protect(S, call_in_lua, &request);
}

void clua_reply(const clua_state *S, const uint8_t **bytes, size_t *length) {
    *bytes = S->result;
    *length = S->failed ? 0 : S->result_length;
}

const clua_fault *clua_fault_of(const clua_state *S) { return &S->fault; }

clua_counters clua_counters_of(const clua_state *S) {
    int64_t given = S->limits.instructions > INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)S->limits.instructions;
    return (clua_counters){
        .instructions = (uint64_t)(given - S->budget),
        .live_bytes = S->live,
        .peak_bytes = S->peak,
        .allocated_bytes = S->allocated,
        .nodes = S->arena.node_count,
        .edges = S->arena.edge_count,
        .text_bytes = S->arena.byte_count,
    };
}

const char *clua_chunk_name(const clua_state *S, uint32_t chunk, size_t *length) {
    if (chunk >= S->chunk_count) return NULL;
    *length = S->chunks[chunk].name_length;
    return S->chunks[chunk].name;
}

const char *clua_release(void) { return LUA_RELEASE; }
