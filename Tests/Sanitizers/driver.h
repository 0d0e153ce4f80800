/* What the driver and the fuzz targets share: requests as a host writes them, answered without any process. */
#pragma once

#include <CLuaShim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct bytes {
    uint8_t *at;
    size_t length, capacity;
} bytes;

static inline void must(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

static inline void add(bytes *to, const void *what, size_t length) {
    if (to->length + length > to->capacity) {
        to->capacity = (to->length + length) * 2 + 64;
        to->at = realloc(to->at, to->capacity);
        must(to->at != NULL, "there is memory");
    }
    if (length) memcpy(to->at + to->length, what, length);
    to->length += length;
}

static inline void add_number(bytes *to, uint64_t value, int width) {
    uint8_t out[8];
    for (int i = 0; i < width; i++) out[i] = (uint8_t)(value >> (8 * i));
    add(to, out, (size_t)width);
}

/* Whole or absent: what a caller relies on after every call. */
static inline void check_state(const clua_state *S, int status) {
    const clua_fault *fault = clua_fault_of(S);
    const uint8_t *reply;
    size_t length = 0;
    clua_reply(S, &reply, &length);
    must((status != 0) == (fault->kind != CLUA_FAULT_NONE), "a status other than 0 means a fault");
    must(fault->kind <= CLUA_FAULT_USAGE && fault->limit <= CLUA_LIMIT_ITEMS, "the fault is one of those named");
    must((fault->kind == CLUA_FAULT_LIMIT) == (fault->limit != CLUA_LIMIT_NONE), "a limit is named when one was reached");
    must(memchr(fault->message, 0, sizeof fault->message) && memchr(fault->code, 0, sizeof fault->code), "texts end");
    must(status == 0 || length == 0, "a fault has no reply");
}

/* The text of a file; aborts when it cannot be read. */
static inline bytes read_file(const char *path) {
    bytes text = {0};
    FILE *file = fopen(path, "rb");
    must(file != NULL, path);
    uint8_t block[65536];
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;) add(&text, block, count);
    fclose(file);
    return text;
}
