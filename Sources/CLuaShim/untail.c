/*
 * Turns tail calls of a freshly compiled function into plain calls followed by a return.
 *
 * `return at_least(...)` is how rules end, and a tail call takes its line off the stack before the callee runs: errors and
 * nodes would have no place. Lua has no switch for it, so the function is dumped, OP_TAILCALL becomes OP_CALL (the compiler
 * itself emits the pair that way inside the scope of a to-be-closed variable), and the dump is loaded again. Only bytes that
 * lua_dump has just written are ever loaded as binary; a dump of any other layout is left alone.
 */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

_Static_assert(LUA_VERSION_NUM == 504, "the layout of dumps and instructions is that of Lua 5.4");

enum { OPCODE_CALL = 68, OPCODE_TAILCALL = 69, OPCODE_MASK = 0x7F };
enum { CONSTANT_FLOAT = 19, CONSTANT_INTEGER = 3, CONSTANT_SHORT = 4, CONSTANT_LONG = 20 };

#define AFTER_SIGNATURE "\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08"
#define HEADER_LENGTH (4 + sizeof AFTER_SIGNATURE - 1 + 16 + 1)

typedef struct dump {
    unsigned char *bytes;
    size_t length, capacity, at;
    bool broken;
} dump;

static int collect(lua_State *L, const void *bytes, size_t length, void *context) {
    (void)L;
    dump *d = context;
    if (length > d->capacity - d->length) {
        size_t wanted = (d->length + length) * 2 + 1024;
        unsigned char *grown = realloc(d->bytes, wanted);
        if (!grown) return 1;
        d->bytes = grown;
        d->capacity = wanted;
    }
    if (length) memcpy(d->bytes + d->length, bytes, length);
    d->length += length;
    return 0;
}

static void skip(dump *d, size_t count) {
    if (count > d->length - d->at) d->broken = true;
    else d->at += count;
}

/* Seven bits a byte, the last one marked. */
static size_t read_size(dump *d) {
    size_t value = 0;
    for (int i = 0; i < 10 && d->at < d->length; i++) {
        unsigned char byte = d->bytes[d->at++];
        value = value << 7 | (byte & 0x7F);
        if (byte & 0x80) return value;
    }
    d->broken = true;
    return 0;
}

static void skip_string(dump *d) {
    size_t size = read_size(d);
    if (size) skip(d, size - 1);
}

static void patch_code(dump *d) {
    size_t count = read_size(d);
    for (size_t i = 0; i < count && !d->broken; i++) {
        uint32_t instruction;
        unsigned char *at = d->bytes + d->at;
        skip(d, sizeof instruction);
        if (d->broken) return;
        memcpy(&instruction, at, sizeof instruction);
        if ((instruction & OPCODE_MASK) != OPCODE_TAILCALL) continue;
        /* Keep A and B; C = 0 passes all results on; k belongs to the return. */
        instruction = (instruction & 0x00FF7F80u) | OPCODE_CALL;
        memcpy(at, &instruction, sizeof instruction);
    }
}

static void skip_constants(dump *d) {
    for (size_t count = read_size(d); count > 0 && !d->broken; count--) {
        if (d->at >= d->length) {
            d->broken = true;
            return;
        }
        int type = d->bytes[d->at++];
        if (type == CONSTANT_FLOAT || type == CONSTANT_INTEGER) skip(d, 8);
        else if (type == CONSTANT_SHORT || type == CONSTANT_LONG) skip_string(d);
        else if (type != 0 && type != 1 && type != 17) d->broken = true;
    }
}

static void skip_debug(dump *d) {
    skip(d, read_size(d));
    for (size_t count = read_size(d); count > 0 && !d->broken; count--) {
        read_size(d);
        read_size(d);
    }
    for (size_t count = read_size(d); count > 0 && !d->broken; count--) {
        skip_string(d);
        read_size(d);
        read_size(d);
    }
    for (size_t count = read_size(d); count > 0 && !d->broken; count--) skip_string(d);
}

static void patch_function(dump *d) {
    skip_string(d);
    read_size(d);
    read_size(d);
    skip(d, 3);
    patch_code(d);
    skip_constants(d);
    for (size_t count = read_size(d); count > 0 && !d->broken; count--) skip(d, 3);
    /* The parser's own nesting bound holds for the functions inside. */
    for (size_t count = read_size(d); count > 0 && !d->broken; count--) patch_function(d);
    skip_debug(d);
}

static const char *whole(lua_State *L, void *context, size_t *length) {
    (void)L;
    dump *d = context;
    *length = d->length - d->at;
    const char *start = (const char *)d->bytes + d->at;
    d->at = d->length;
    return *length ? start : NULL;
}

/* Replaces the function on the top of the stack; gives lua_load's status. */
int clua_untail(lua_State *L, const char *name) {
    dump d = {0};
    int status = LUA_OK;
    if (lua_dump(L, collect, &d, 0) == 0 && d.length > HEADER_LENGTH &&
        memcmp(d.bytes + 4, AFTER_SIGNATURE, sizeof AFTER_SIGNATURE - 1) == 0) {
        d.at = HEADER_LENGTH;
        patch_function(&d);
        if (!d.broken && d.at == d.length) {
            d.at = 0;
            lua_pop(L, 1);
            status = lua_load(L, whole, &d, name, "b");
        }
    }
    free(d.bytes);
    return status;
}
