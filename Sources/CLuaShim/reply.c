/* The reply: the value and the whole arena as one run of bytes, laid out as the public header says. */
#include <string.h>

#include "internal.h"

#define MAGIC 0x50524C43u
#define VERSION 1u

static void set_u32(uint8_t *out, uint32_t value) {
    for (int i = 0; i < 4; i++) out[i] = (uint8_t)(value >> (8 * i));
}

static bool put_node(clua_state *S, const clua_node *node) {
    uint8_t bytes[36] = {(uint8_t)node->op, (uint8_t)(node->op >> 8), node->kind, 0};
    const uint32_t fields[] = {node->flags,    node->first, node->count, node->text,
                               node->constant, node->line,  node->chunk, node->canonical};
    for (int i = 0; i < 8; i++) set_u32(bytes + 4 + 4 * i, fields[i]);
    return clua_put(S, bytes, sizeof bytes);
}

static bool put_texts(clua_state *S) {
    const clua_arena *arena = &S->arena;
    for (uint32_t i = 0; i < arena->text_count; i++)
        if (!clua_put_u32(S, arena->texts[i].length)) return false;
    if (!clua_put(S, arena->bytes, arena->byte_count)) return false;
    for (uint32_t i = 0; i < S->chunk_count; i++) {
        if (!clua_put_u32(S, (uint32_t)S->chunks[i].name_length)) return false;
        if (!clua_put(S, S->chunks[i].name, S->chunks[i].name_length)) return false;
    }
    return true;
}

/* Completes a result that holds room for the header and the value. */
bool clua_arena_write(clua_state *S) {
    const clua_arena *arena = &S->arena;
    const uint32_t header[] = {MAGIC,
                               VERSION,
                               (uint32_t)S->value_length,
                               arena->node_count,
                               arena->edge_count,
                               arena->text_count,
                               arena->byte_count,
                               S->chunk_count};
    for (int i = 0; i < 8; i++) set_u32(S->result + 4 * i, header[i]);
    for (uint32_t i = 0; i < arena->node_count; i++)
        if (!put_node(S, &arena->nodes[i])) return false;
    for (uint32_t i = 0; i < arena->edge_count; i++)
        if (!clua_put_u32(S, arena->edges[i])) return false;
    return put_texts(S);
}
