/* Requests to answers: the bytes a host sends, turned into the calls of the public header. Nothing is trusted here either,
   so that what reaches Lua from a socket is as well formed as what reaches it in process. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct clua_session {
    clua_state *state;
};

typedef struct cursor {
    const uint8_t *at, *end;
    bool bad;
} cursor;

static uint64_t take(cursor *from, int width) {
    if (from->bad || from->end - from->at < width) {
        from->bad = true;
        return 0;
    }
    uint64_t value = 0;
    for (int i = 0; i < width; i++) value |= (uint64_t)from->at[i] << (8 * i);
    from->at += width;
    return value;
}

static const uint8_t *take_bytes(cursor *from, size_t length) {
    if (from->bad || (size_t)(from->end - from->at) < length) {
        from->bad = true;
        return NULL;
    }
    const uint8_t *start = from->at;
    from->at += length;
    return start;
}

static size_t left(const cursor *from) { return (size_t)(from->end - from->at); }

static void put(uint8_t **out, uint64_t value, int width) {
    for (int i = 0; i < width; i++) *(*out)++ = (uint8_t)(value >> (8 * i));
}

clua_session *clua_session_open(void) { return calloc(1, sizeof(clua_session)); }

void clua_session_close(clua_session *session) {
    if (!session) return;
    clua_close(session->state);
    free(session);
}

static uint32_t narrow(uint64_t value) { return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value; }

static bool read_limits(cursor *from, clua_limits *limits) {
    uint64_t fields[13];
    for (int i = 0; i < 13; i++) fields[i] = take(from, 8);
    *limits = (clua_limits){
        .instructions = fields[0],
        .live_bytes = fields[1],
        .allocated_bytes = fields[2],
        .string_bytes = narrow(fields[3]),
        .source_bytes = narrow(fields[4]),
        .call_depth = narrow(fields[5]),
        .output_bytes = narrow(fields[6]),
        .value_depth = narrow(fields[7]),
        .modules = narrow(fields[8]),
        .nodes = narrow(fields[9]),
        .edges = narrow(fields[10]),
        .children = narrow(fields[11]),
        .text_bytes = narrow(fields[12]),
    };
    /* The same bounds that the host's own form has: deeper values would outgrow the stack. */
    if (limits->call_depth > 10000 || limits->value_depth > 60) from->bad = true;
    return !from->bad && left(from) == 0;
}

static const char *open_state(clua_session *session, cursor *from) {
    clua_limits limits;
    if (!read_limits(from, &limits)) return "the request cannot be read";
    clua_close(session->state);
    session->state = clua_open(&limits);
    return session->state ? NULL : "there is no memory for a Lua state";
}

static bool load_source(clua_session *session, cursor *from) {
    uint32_t role = (uint32_t)take(from, 4), name_length = (uint32_t)take(from, 4);
    uint32_t module_length = (uint32_t)take(from, 4);
    const char *name = (const char *)take_bytes(from, name_length);
    const char *module = (const char *)take_bytes(from, module_length);
    if (from->bad || role > CLUA_ROLE_MAIN) return false;
    if (role == CLUA_ROLE_MODULE)
        clua_load_module(session->state, module, module_length, name, name_length, from->at, left(from));
    else
        clua_load(session->state, role, name, name_length, from->at, left(from));
    return true;
}

static bool call_entry(clua_session *session, cursor *from) {
    uint32_t length = (uint32_t)take(from, 4);
    const char *entry = (const char *)take_bytes(from, length);
    if (from->bad) return false;
    clua_call(session->state, entry, length, from->at, left(from));
    return true;
}

/* NULL, or what is wrong with the request itself. */
static const char *perform(clua_session *session, uint32_t operation, cursor *from) {
    if (operation == CLUA_REQUEST_OPEN) return open_state(session, from);
    if (!session->state) return "no state is open";
    bool read = false;
    if (operation == CLUA_REQUEST_LOAD) read = load_source(session, from);
    if (operation == CLUA_REQUEST_CALL) read = call_entry(session, from);
    return read ? NULL : "the request cannot be read";
}

static void add_part(clua_answer *answer, int part, const void *bytes, size_t length) {
    answer->parts[part] = bytes;
    answer->lengths[part] = length;
}

/* The fault, if there is one: without it the state's fields only remember the place of the last node. */
static void describe(const clua_state *S, clua_answer *answer, clua_fault *fault) {
    const clua_fault *found = clua_fault_of(S);
    if (found->kind == CLUA_FAULT_NONE) return;
    *fault = *found;
    size_t length = 0;
    const char *file = clua_chunk_name(S, found->chunk, &length);
    add_part(answer, 0, found->code, strlen(found->code));
    add_part(answer, 1, found->message, strlen(found->message));
    if (file) add_part(answer, 2, file, length);
}

static void write_head(clua_answer *answer, uint32_t sequence, const clua_fault *fault, clua_counters counters) {
    uint8_t *out = answer->head;
    size_t body = sizeof answer->head - 4;
    for (int i = 0; i < 4; i++) body += answer->lengths[i];
    put(&out, body, 4);
    put(&out, sequence, 4);
    put(&out, fault->kind, 4);
    put(&out, fault->limit, 4);
    put(&out, fault->line, 4);
    put(&out, answer->parts[2] != NULL, 4);
    const uint64_t figures[] = {counters.instructions, counters.live_bytes, counters.peak_bytes,
                                counters.allocated_bytes, counters.nodes, counters.edges, counters.text_bytes};
    for (int i = 0; i < 7; i++) put(&out, figures[i], 8);
    for (int i = 0; i < 4; i++) put(&out, answer->lengths[i], 4);
    answer->head_length = sizeof answer->head;
}

void clua_session_answer(clua_session *session, const uint8_t *request, size_t length, clua_answer *answer) {
    *answer = (clua_answer){0};
    cursor from = {.at = request, .end = request + length};
    uint32_t sequence = (uint32_t)take(&from, 4), operation = (uint32_t)take(&from, 4);
    if (!from.bad && operation == CLUA_REQUEST_CLOSE) {
        clua_close(session->state);
        session->state = NULL;
        return;
    }
    const char *wrong = from.bad ? "the request cannot be read" : perform(session, operation, &from);
    clua_fault fault = {0};
    clua_counters counters = {0};
    if (session->state) counters = clua_counters_of(session->state);
    if (wrong) {
        fault.kind = CLUA_FAULT_USAGE;
        add_part(answer, 1, wrong, strlen(wrong));
    } else {
        describe(session->state, answer, &fault);
        const uint8_t *reply = NULL;
        size_t reply_length = 0;
        if (operation == CLUA_REQUEST_CALL) clua_reply(session->state, &reply, &reply_length);
        add_part(answer, 3, reply, reply_length);
    }
    write_head(answer, sequence, &fault, counters);
}
