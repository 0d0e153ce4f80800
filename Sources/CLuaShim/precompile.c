/*
 * Preludes are compiled once in a process. Most of what a fresh state costs is reading the same trusted text again: here it is
 * read in a state of its own, dumped, and the dump is kept. Every state loads the dump, the first one too, so that what
 * a script may still use is the same for all. Only bytes that lua_dump has written for a prelude are ever kept.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* A host has one prelude; a few more are for tests. Past these, texts are compiled each time. */
#define MOST_KEPT 4

typedef struct kept {
    char *name, *source;
    size_t length;
    clua_dump dump;
} kept;

static struct {
    pthread_mutex_t guard;
    kept items[MOST_KEPT];
    int count;
} cache = {.guard = PTHREAD_MUTEX_INITIALIZER};

static int collect(lua_State *L, const void *bytes, size_t length, void *context) {
    (void)L;
    clua_dump *to = context;
    char *grown = realloc(to->bytes, to->length + length);
    if (!grown) return 1;
    memcpy(grown + to->length, bytes, length);
    to->bytes = grown;
    to->length += length;
    return 0;
}

/* A dump without bytes when the text is not Lua, or when there is no memory. */
static clua_dump compile(const void *source, size_t length, const char *name) {
    clua_dump dump = {0};
    lua_State *L = luaL_newstate();
    if (!L) return dump;
    if (luaL_loadbufferx(L, source, length, name, "t") != LUA_OK || lua_dump(L, collect, &dump, 0) != 0) {
        free(dump.bytes);
        dump = (clua_dump){0};
    }
    lua_close(L);
    return dump;
}

static char *copy_of(const void *bytes, size_t length) {
    char *copy = malloc(length + 1);
    if (!copy) return NULL;
    memcpy(copy, bytes, length);
    copy[length] = 0;
    return copy;
}

static bool keep(const void *source, size_t length, const char *name, clua_dump dump) {
    if (cache.count == MOST_KEPT) return false;
    kept item = {.name = copy_of(name, strlen(name)), .source = copy_of(source, length), .length = length, .dump = dump};
    if (item.name && item.source) {
        cache.items[cache.count++] = item;
        return true;
    }
    free(item.name);
    free(item.source);
    return false;
}

clua_dump clua_precompiled(const void *source, size_t length, const char *name) {
    pthread_mutex_lock(&cache.guard);
    clua_dump found = {0};
    for (int i = 0; i < cache.count && !found.bytes; i++) {
        const kept *item = &cache.items[i];
        if (item->length == length && strcmp(item->name, name) == 0 && memcmp(item->source, source, length) == 0)
            found = item->dump;
    }
    if (!found.bytes) {
        found = compile(source, length, name);
        found.is_own = found.bytes && !keep(source, length, name, found);
    }
    pthread_mutex_unlock(&cache.guard);
    return found;
}
