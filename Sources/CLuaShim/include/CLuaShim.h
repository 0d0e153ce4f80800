/*
 * Lua 5.4 behind a wall: everything that can raise, allocate or run a script happens on the C side of these calls,
 * inside a protected call. What crosses is plain bytes and numbers; nothing of lua.h is visible and no callback
 * exists, so no long jump can ever pass through a caller's frame. The same calls serve a worker process as they are.
 *
 * Threads: a state belongs to one thread at a time; different states are independent.
 *
 * Values (little-endian), used for arguments and for the value in a reply:
 *   0 nil | 1 false | 2 true | 3 integer: int64 | 4 float: IEEE double bits | 5 string: u32 length, bytes
 *   6 array: u32 count, values | 7 map: u32 count, (u32 length, key bytes, value) in ascending byte order of keys
 *   8 node: u32 index in the arena of the same reply
 * An empty Lua table is written as an empty array.
 *
 * Reply (little-endian), version 1:
 *   u32 magic 0x50524C43 "CLRP" | u32 version | u32 value bytes | u32 nodes | u32 edges | u32 texts | u32 text bytes
 *   | u32 chunks | the value
 *   | per node 36 bytes: u16 op, u8 kind, u8 zero, u32 flags, u32 first edge, u32 edge count, u32 text, u32 constant,
 *     u32 line, u32 chunk, u32 canonical (the first node of the same structure, itself if none)
 *   | per edge u32 node | per text u32 length | text bytes | per chunk u32 length and the bytes of its name
 * A text or constant of 0 means none; text n is the n-th text of the table, counted from 1. A chunk of 0xFFFFFFFF means
 * that no pack frame was on the stack. Operands always precede the node that uses them.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "CLuaWorker.h"

/* What a state may use. Every figure is counted, none is timed: the same script stops at the same place everywhere. */
typedef struct clua_limits {
    uint64_t instructions;    /* virtual machine instructions, plus what own functions charge for their work */
    uint64_t live_bytes;      /* Lua memory in use at once */
    uint64_t allocated_bytes; /* Lua memory asked for altogether, freed or not */
    uint32_t string_bytes;    /* longest single string */
    uint32_t source_bytes;    /* longest source text of a pack */
    uint32_t call_depth;      /* calls inside calls */
    uint32_t output_bytes;    /* encoded value of a reply */
    uint32_t value_depth;     /* tables inside tables, in values that cross */
    uint32_t modules;         /* source texts a state may hold */
    uint32_t nodes;           /* arena: nodes */
    uint32_t edges;           /* arena: operands altogether */
    uint32_t children;        /* arena: operands of one node */
    uint32_t text_bytes;      /* arena: bytes of all texts */
} clua_limits;

/* Which limit ended a script. */
enum {
    CLUA_LIMIT_NONE = 0,
    CLUA_LIMIT_INSTRUCTIONS,
    CLUA_LIMIT_MEMORY,
    CLUA_LIMIT_ALLOCATION,
    CLUA_LIMIT_STRING,
    CLUA_LIMIT_SOURCE,
    CLUA_LIMIT_DEPTH,
    CLUA_LIMIT_NESTING,
    CLUA_LIMIT_OUTPUT,
    CLUA_LIMIT_NODES,
    CLUA_LIMIT_EDGES,
    CLUA_LIMIT_CHILDREN,
    CLUA_LIMIT_TEXT,
    CLUA_LIMIT_MODULES,
    CLUA_LIMIT_ITEMS
};

/* What went wrong. */
enum {
    CLUA_FAULT_NONE = 0,
    CLUA_FAULT_SYNTAX,   /* the source text is not Lua */
    CLUA_FAULT_ERROR,    /* an ordinary error of the script */
    CLUA_FAULT_REFUSED,  /* the prelude refused something, with a code */
    CLUA_FAULT_TYPE,     /* a value that cannot cross: function, cycle, mixed keys */
    CLUA_FAULT_LIMIT,    /* a limit was reached */
    CLUA_FAULT_USAGE     /* the caller's mistake: no such entry, unreadable arguments */
};

/* Whose source text it is. Pack texts (module and main) never see the host primitives; errors are placed in them. */
enum { CLUA_ROLE_PRELUDE = 0, CLUA_ROLE_MODULE = 1, CLUA_ROLE_MAIN = 2 };

/* The first thing that went wrong in a state; it stays, and every later call is refused with it. */
typedef struct clua_fault {
    uint32_t kind;
    uint32_t limit;
    uint32_t line;       /* from 1; 0 when unknown */
    uint32_t chunk;      /* index for clua_chunk_name; 0xFFFFFFFF when unknown */
    char code[64];       /* stable code given by the prelude; empty otherwise */
    char message[1024];  /* one sentence, without place; UTF-8 as far as the script's own text is */
} clua_fault;

/* What a state has used. */
typedef struct clua_counters {
    uint64_t instructions;
    uint64_t live_bytes;
    uint64_t peak_bytes;
    uint64_t allocated_bytes;
    uint32_t nodes;
    uint32_t edges;
    uint32_t text_bytes;
} clua_counters;

typedef struct clua_state clua_state;

/* The limits for staging one rule. */
clua_limits clua_default_limits(void);

/* A fresh state, or NULL when there is no memory for it (or the limits are too small to hold the language). */
clua_state *clua_open(const clua_limits *limits);
void clua_close(clua_state *state);

/*
 * Takes a source text. A prelude is run at once, with the primitives in its global `host`; a module waits for
 * `require`; a main chunk is compiled and waits for clua_call or the prelude's `host.main()`. The name is what errors
 * show as the file (for a module: see clua_name_module). 0, or the fault's kind.
 */
int clua_load(clua_state *state, uint32_t role, const char *name, size_t name_length, const void *source, size_t length);

/* As clua_load for a module: `require(module)` gives it, errors show `name`. */
int clua_load_module(
    clua_state *state, const char *module, size_t module_length, const char *name, size_t name_length,
    const void *source, size_t length);

/*
 * Calls what the prelude registered with `host.entry(name, function)`, or, with an empty name, the main chunk. Arguments
 * are one encoded array. 0 and a reply, or the fault's kind.
 */
int clua_call(clua_state *state, const char *entry, size_t entry_length, const void *arguments, size_t length);

/* The reply of the last successful call; valid until the next call. */
void clua_reply(const clua_state *state, const uint8_t **bytes, size_t *length);

const clua_fault *clua_fault_of(const clua_state *state);
clua_counters clua_counters_of(const clua_state *state);

/* The name of a chunk, NULL when there is none of that number. */
const char *clua_chunk_name(const clua_state *state, uint32_t chunk, size_t *length);

/* The release of the Lua library in use, such as "Lua 5.4.4". */
const char *clua_release(void);
