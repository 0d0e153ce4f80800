/* Source text to a function: text only, bounded nesting, and no tail calls, so that every error keeps its line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* The parser recurses in C and looks names up through all enclosing functions; Lua's own bound of 200 levels lets a
   short text cost seconds. Calls made before the parser starts use up the levels a rule never needs. */
#define LEVELS_TAKEN 110

typedef struct feed {
    const char *at, *end;
    uint32_t lines;
} feed;

/* A line at a time, so that the line is known where Lua's own message has none. */
static const char *next_line(lua_State *L, void *context, size_t *size) {
    (void)L;
    feed *source = context;
    if (source->at == source->end) return NULL;
    const char *start = source->at;
    const char *stop = memchr(start, '\n', (size_t)(source->end - start));
    source->at = stop ? stop + 1 : source->end;
    source->lines++;
    *size = (size_t)(source->at - start);
    return start;
}

static void report(lua_State *L, int status, const feed *source, uint32_t chunk) {
    clua_state *S = clua_of(L);
    if (S->failed) clua_abandon(L);
    S->fault.chunk = chunk;
    S->fault.line = source->lines;
    uint32_t kind = CLUA_FAULT_SYNTAX, limit = CLUA_LIMIT_NONE;
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "unreadable";
    message = clua_without_place(message, &S->fault.line);
    if (status == LUA_ERRMEM) {
        kind = CLUA_FAULT_LIMIT;
        limit = CLUA_LIMIT_MEMORY;
    } else if (strstr(message, "stack overflow") == message || strstr(message, "C stack overflow") == message) {
        kind = CLUA_FAULT_LIMIT;
        limit = CLUA_LIMIT_NESTING;
    }
    clua_record(S, kind, limit, 0, "", limit ? clua_limit_sentence(limit) : message);
    clua_abandon(L);
}

typedef struct compile_request {
    feed source;
    uint32_t chunk;
    int levels;
} compile_request;

/* From its dump; a text that is not Lua is read here, for its error. */
static int load_prelude(lua_State *L, feed *source, const char *name) {
    clua_dump dump = clua_precompiled(source->at, (size_t)(source->end - source->at), name);
    if (!dump.bytes) return lua_load(L, next_line, source, name, "t");
    int status = luaL_loadbufferx(L, dump.bytes, dump.length, name, "b");
    if (dump.is_own) free(dump.bytes);
    return status;
}

static int compile_deeper(lua_State *L) {
    compile_request *request = lua_touserdata(L, 1);
    if (request->levels-- > 0) {
        lua_pushcfunction(L, compile_deeper);
        lua_pushlightuserdata(L, request);
        lua_call(L, 1, 1);
        return 1;
    }
    char name[24];
    snprintf(name, sizeof name, "=#%u", request->chunk);
    clua_state *S = clua_of(L);
    S->compiling_chunk = request->chunk;
    S->compiling_line = &request->source.lines;
    int status;
    if (S->chunks[request->chunk].role == CLUA_ROLE_PRELUDE) {
        status = load_prelude(L, &request->source, name);
    } else {
        status = lua_load(L, next_line, &request->source, name, "t");
        if (status == LUA_OK) status = clua_untail(L, name);
    }
    S->compiling_line = NULL;
    if (status != LUA_OK) report(L, status, &request->source, request->chunk);
    return 1;
}

/* Leaves the function on the stack, its _ENV set by the role of the chunk. */
int clua_compile(lua_State *L, const void *source, size_t length, uint32_t chunk) {
    clua_state *S = clua_of(L);
    bool prelude = S->chunks[chunk].role == CLUA_ROLE_PRELUDE;
    clua_charge(L, length / 4);
    compile_request request = {
        .source = {.at = source, .end = (const char *)source + length}, .chunk = chunk, .levels = LEVELS_TAKEN};
    lua_pushcfunction(L, compile_deeper);
    lua_pushlightuserdata(L, &request);
    lua_call(L, 1, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, prelude ? CLUA_SLOT_PRELUDE_ENV : CLUA_SLOT_PACK_ENV);
    if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
    return 1;
}
