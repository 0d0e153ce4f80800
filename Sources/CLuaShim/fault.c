/* Faults: the first one is recorded in the state, with the place of the pack's own line; nothing can take it back. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define FRAMES_SEARCHED 200
#define DEEPEST_LEVEL 50

const char *clua_limit_sentence(uint32_t limit) {
    static const char *const sentences[] = {
        [CLUA_LIMIT_NONE] = "",
        [CLUA_LIMIT_INSTRUCTIONS] = "the script ran for too many instructions",
        [CLUA_LIMIT_MEMORY] = "the script holds too much memory",
        [CLUA_LIMIT_ALLOCATION] = "the script asked for too much memory altogether",
        [CLUA_LIMIT_STRING] = "the script made a string that is too long",
        [CLUA_LIMIT_SOURCE] = "the source text is too long",
        [CLUA_LIMIT_DEPTH] = "the script calls too deep",
        [CLUA_LIMIT_NESTING] = "the source text is nested too deep",
        [CLUA_LIMIT_OUTPUT] = "the result is too large",
        [CLUA_LIMIT_NODES] = "the rule graph has too many nodes",
        [CLUA_LIMIT_EDGES] = "the rule graph has too many edges",
        [CLUA_LIMIT_CHILDREN] = "one node of the rule graph has too many operands",
        [CLUA_LIMIT_TEXT] = "the labels of the rule graph are too long altogether",
        [CLUA_LIMIT_MODULES] = "there are too many source texts",
        [CLUA_LIMIT_ITEMS] = "too many items for one call",
    };
    return limit < sizeof sentences / sizeof *sentences ? sentences[limit] : "";
}

/* Chunks are named `#n` towards Lua, so that a frame is known to be ours whatever the file is called. */
static bool place_of(clua_state *S, lua_Debug *frame, uint32_t *chunk) {
    if (!lua_getinfo(S->L, "Sl", frame) || frame->currentline <= 0) return false;
    if (frame->source[0] != '=' || frame->source[1] != '#') return false;
    *chunk = (uint32_t)strtoul(frame->source + 2, NULL, 10);
    return *chunk < S->chunk_count;
}

/* The level-th frame of a pack, from the top of the stack; without any, the first frame of a prelude. */
void clua_mark_place(clua_state *S, int level) {
    lua_Debug frame;
    uint32_t chunk;
    bool found = false;
    S->fault.line = 0;
    S->fault.chunk = CLUA_NO_CHUNK;
    if (S->compiling_line) {
        S->fault.line = *S->compiling_line;
        S->fault.chunk = S->compiling_chunk;
        return;
    }
    if (level > DEEPEST_LEVEL) level = DEEPEST_LEVEL;
    for (int i = 0; i < FRAMES_SEARCHED && lua_getstack(S->L, i, &frame); i++) {
        if (!place_of(S, &frame, &chunk)) continue;
        bool pack = S->chunks[chunk].role != CLUA_ROLE_PRELUDE;
        if (!pack && found) continue;
        S->fault.line = (uint32_t)frame.currentline;
        S->fault.chunk = chunk;
        found = true;
        if (pack && --level <= 0) return;
    }
}

/* Copies text of any length, cut between characters of UTF-8. */
static void copy_cut(char *out, size_t capacity, const char *text, size_t length) {
    if (length >= capacity) {
        length = capacity - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
    }
    memcpy(out, text, length);
    out[length] = 0;
}

void clua_record(clua_state *S, uint32_t kind, uint32_t limit, int level, const char *code, const char *message) {
    if (S->failed) return;
    if (level > 0) clua_mark_place(S, level);
    S->failed = true;
    S->fault.kind = kind;
    S->fault.limit = limit;
    copy_cut(S->fault.code, sizeof S->fault.code, code, strlen(code));
    copy_cut(S->fault.message, sizeof S->fault.message, message, strlen(message));
}

/* Leaves Lua at once: the value says nothing, the fault is in the state, and the hook fires at every instruction. */
_Noreturn void clua_abandon(lua_State *L) {
    lua_sethook(L, lua_gethook(L), LUA_MASKCOUNT, 1);
    lua_pushnil(L);
    lua_error(L);
    abort();
}

_Noreturn void clua_stop(lua_State *L, uint32_t limit) {
    clua_record(clua_of(L), CLUA_FAULT_LIMIT, limit, 1, "", clua_limit_sentence(limit));
    clua_abandon(L);
}

_Noreturn void clua_raise(lua_State *L, uint32_t kind, const char *format, ...) {
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    clua_record(clua_of(L), kind, CLUA_LIMIT_NONE, 1, "", message);
    clua_abandon(L);
}

/* Takes `#12:34: ` off the front of one of Lua's own messages, keeping the line. */
const char *clua_without_place(const char *message, uint32_t *line) {
    if (message[0] != '#') return message;
    char *end;
    strtoul(message + 1, &end, 10);
    if (*end != ':' || end == message + 1) return message;
    char *after;
    unsigned long found = strtoul(end + 1, &after, 10);
    if (after == end + 1 || after[0] != ':' || after[1] != ' ') return message;
    *line = (uint32_t)found;
    return after + 2;
}

/* Runs where an error was raised, with the stack still there: Lua's own errors are recorded here. */
int clua_message_handler(lua_State *L) {
    clua_state *S = clua_of(L);
    if (S->failed) return 1;
    if (lua_type(L, 1) != LUA_TSTRING) {
        clua_record(S, CLUA_FAULT_ERROR, CLUA_LIMIT_NONE, 1, "", "an error without a message");
        return 1;
    }
    uint32_t line;
    const char *message = clua_without_place(lua_tostring(L, 1), &line);
    bool deep = strncmp(message, "stack overflow", 14) == 0 || strncmp(message, "C stack overflow", 16) == 0;
    uint32_t limit = S->compiling_line ? CLUA_LIMIT_NESTING : CLUA_LIMIT_DEPTH;
    if (deep)
        clua_record(S, CLUA_FAULT_LIMIT, limit, 1, "", clua_limit_sentence(limit));
    else
        clua_record(S, CLUA_FAULT_ERROR, CLUA_LIMIT_NONE, 1, "", message);
    return 1;
}
