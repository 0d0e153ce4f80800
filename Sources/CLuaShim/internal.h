/* What the files of the shim share. Only C beside this header sees lua.h. */
#pragma once

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>

#include "CLuaShim.h"

#define CLUA_NO_CHUNK 0xFFFFFFFFu

/* Registry slots. */
enum {
    CLUA_SLOT_BASE = 16,       /* what packs see as globals */
    CLUA_SLOT_PACK_ENV,        /* read-only proxy over it: the _ENV of packs */
    CLUA_SLOT_PRELUDE_ENV,     /* the _ENV of preludes */
    CLUA_SLOT_HOST,            /* the primitives */
    CLUA_SLOT_ENTRIES,         /* name -> function, by host.entry */
    CLUA_SLOT_MODULES,         /* module name -> compiled function */
    CLUA_SLOT_LOADED,          /* module name -> value */
    CLUA_SLOT_MAIN             /* the main chunk */
};

typedef struct clua_chunk {
    char *name;
    size_t name_length;
    uint32_t role;
} clua_chunk;

typedef struct clua_node {
    uint16_t op;
    uint8_t kind;
    uint32_t flags, first, count, text, constant, line, chunk, canonical;
} clua_node;

typedef struct clua_text {
    uint32_t offset, length;
} clua_text;

/* Nodes, their operands and texts, in memory of the host: a script only ever holds indices into it. */
typedef struct clua_arena {
    clua_node *nodes;
    uint32_t node_count, node_capacity;
    uint32_t *edges;
    uint32_t edge_count, edge_capacity;
    clua_text *texts;
    uint32_t text_count, text_capacity;
    char *bytes;
    uint32_t byte_count, byte_capacity;
    uint32_t *node_index, *text_index; /* open addressing, 0 = empty, else index + 1 */
    uint32_t node_slots, text_slots;
} clua_arena;

struct clua_state {
    lua_State *L;
    clua_limits limits;
    clua_fault fault;
    int64_t budget;
    uint64_t live, peak, allocated;
    uint64_t unlimited_until_open; /* while the language itself is set up, limits do not apply */
    uint16_t generation;
    bool failed;
    const uint32_t *compiling_line; /* while a source text is compiled: the line being read, and whose it is */
    uint32_t compiling_chunk;
    bool handle_metatable_set;
    clua_chunk *chunks;
    uint32_t chunk_count, chunk_capacity;
    uint32_t module_count;
    uint64_t module_bytes;
    clua_arena arena;
    char *scratch; /* limits.string_bytes long; never held across a call into Lua */
    uint8_t *result;
    size_t result_length, result_capacity, value_length;
};

static inline clua_state *clua_of(lua_State *L) { return *(clua_state **)lua_getextraspace(L); }

/* state.c */
void clua_charge(lua_State *L, uint64_t work);

/* fault.c: the first fault stays. The raising ones do not return. */
void clua_record(clua_state *S, uint32_t kind, uint32_t limit, int level, const char *code, const char *message);
_Noreturn void clua_stop(lua_State *L, uint32_t limit);
_Noreturn void clua_raise(lua_State *L, uint32_t kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
_Noreturn void clua_abandon(lua_State *L);
const char *clua_without_place(const char *message, uint32_t *line);
void clua_mark_place(clua_state *S, int level);
int clua_message_handler(lua_State *L);
const char *clua_limit_sentence(uint32_t limit);

/* number.c */
#define CLUA_NUMBER_TEXT 48
size_t clua_number_text(lua_State *L, int index, char out[CLUA_NUMBER_TEXT]);
const char *clua_as_text(lua_State *L, int index, size_t *length, char number[CLUA_NUMBER_TEXT]);

/* freeze.c */
void clua_freeze(lua_State *L, int index, int miss);
bool clua_push_target(lua_State *L, int index);
void clua_readable_table(lua_State *L, int argument);
void clua_writable_table(lua_State *L, int argument);

/* libraries */
void clua_open_base(lua_State *L, int base);
void clua_open_string(lua_State *L, int base);
void clua_open_table(lua_State *L, int base);
void clua_open_math(lua_State *L, int base);
void clua_open_utf8(lua_State *L, int base);
void clua_open_host(lua_State *L);
void clua_fill(lua_State *L, const luaL_Reg *functions);
int clua_string_format(lua_State *L);
int clua_pairs(lua_State *L);
void clua_push_tostring(lua_State *L, int index);
void clua_sort_list(lua_State *L, int index);

/* value.c */
void clua_decode_arguments(lua_State *L, const uint8_t *bytes, size_t length, int *count);
void clua_encode_value(lua_State *L, int index);
bool clua_put(clua_state *S, const void *bytes, size_t length);
bool clua_put_u32(clua_state *S, uint32_t value);

/* arena.c */
void clua_push_handle(lua_State *L, uint32_t node);
bool clua_is_handle(lua_State *L, int index);
uint32_t clua_check_handle(lua_State *L, int index);
uint32_t clua_arena_text(lua_State *L, const char *bytes, size_t length);
uint32_t clua_arena_node(lua_State *L, clua_node node, const uint32_t *operands);
bool clua_arena_open(clua_arena *arena);
void clua_arena_close(clua_arena *arena);
bool clua_arena_write(clua_state *S);

/* compile.c */
int clua_compile(lua_State *L, const void *source, size_t length, uint32_t chunk);

/* precompile.c: a prelude as Lua dumps it; bytes that are `is_own` are the caller's to free. */
typedef struct clua_dump {
    char *bytes;
    size_t length;
    bool is_own;
} clua_dump;
clua_dump clua_precompiled(const void *source, size_t length, const char *name);

/* untail.c */
int clua_untail(lua_State *L, const char *name);
