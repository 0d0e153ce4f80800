/* The arena: nodes, operands and texts of a rule graph, append only, with equal structures known as equal. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define FIRST_SLOTS 256
/* Texts may be chosen so that their hashes meet: searching past them is work like any other. */
#define PROBES_PER_CHARGE 4
#define HANDLE_TAG 0x43ull

/* A handle is a number in a pointer's clothes: tag, generation of the state, index. Scripts cannot make one. */
static uint64_t handle_bits(clua_state *S, uint32_t node) {
    return HANDLE_TAG << 56 | (uint64_t)S->generation << 32 | node;
}

void clua_push_handle(lua_State *L, uint32_t node) {
    lua_pushlightuserdata(L, (void *)(uintptr_t)handle_bits(clua_of(L), node));
}

bool clua_is_handle(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TLIGHTUSERDATA) return false;
    clua_state *S = clua_of(L);
    uint64_t bits = (uint64_t)(uintptr_t)lua_touserdata(L, index);
    return bits >> 32 == handle_bits(S, 0) >> 32 && (uint32_t)bits < S->arena.node_count;
}

uint32_t clua_check_handle(lua_State *L, int index) {
    if (!clua_is_handle(L, index)) clua_raise(L, CLUA_FAULT_ERROR, "a value of the rule graph was expected, not a %s", luaL_typename(L, index));
    return (uint32_t)(uintptr_t)lua_touserdata(L, index);
}

bool clua_arena_open(clua_arena *arena) {
    arena->node_slots = arena->text_slots = FIRST_SLOTS;
    arena->node_index = calloc(FIRST_SLOTS, sizeof *arena->node_index);
    arena->text_index = calloc(FIRST_SLOTS, sizeof *arena->text_index);
    return arena->node_index && arena->text_index;
}

void clua_arena_close(clua_arena *arena) {
    free(arena->nodes);
    free(arena->edges);
    free(arena->texts);
    free(arena->bytes);
    free(arena->node_index);
    free(arena->text_index);
}

/* Makes room for `more` items; false when there is no memory. */
static bool reserve(void **items, uint32_t *capacity, uint32_t count, uint32_t more, size_t size) {
    if (more <= *capacity - count) return true;
    uint64_t wanted = ((uint64_t)count + more) * 2 + 64;
    if (wanted > UINT32_MAX) return false;
    void *grown = realloc(*items, (size_t)wanted * size);
    if (!grown) return false;
    *items = grown;
    *capacity = (uint32_t)wanted;
    return true;
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) hash = (hash ^ at[i]) * 0x100000001B3ull;
    return hash ^ hash >> 29;
}

#define HASH_START 0xCBF29CE484222325ull

static uint64_t text_hash(const char *bytes, size_t length) { return mix(HASH_START, bytes, length); }

/* Structure only: not the line, and operands by what they are equal to. */
static uint64_t node_hash(const clua_arena *arena, const clua_node *node) {
    uint32_t parts[] = {node->op, node->kind, node->flags, node->count, node->text, node->constant};
    uint64_t hash = mix(HASH_START, parts, sizeof parts);
    for (uint32_t i = 0; i < node->count; i++) {
        uint32_t operand = arena->nodes[arena->edges[node->first + i]].canonical;
        hash = mix(hash, &operand, sizeof operand);
    }
    return hash;
}

static bool same_structure(const clua_arena *arena, const clua_node *a, const clua_node *b) {
    if (a->op != b->op || a->kind != b->kind || a->flags != b->flags || a->count != b->count || a->text != b->text ||
        a->constant != b->constant)
        return false;
    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t left = arena->edges[a->first + i], right = arena->edges[b->first + i];
        if (arena->nodes[left].canonical != arena->nodes[right].canonical) return false;
    }
    return true;
}

static bool grow_text_index(clua_arena *arena) {
    uint32_t slots = arena->text_slots * 2;
    uint32_t *index = calloc(slots, sizeof *index);
    if (!index) return false;
    for (uint32_t i = 0; i < arena->text_count; i++) {
        const clua_text *text = &arena->texts[i];
        uint64_t at = text_hash(arena->bytes + text->offset, text->length);
        while (index[at % slots]) at++;
        index[at % slots] = i + 1;
    }
    free(arena->text_index);
    arena->text_index = index;
    arena->text_slots = slots;
    return true;
}

static bool grow_node_index(clua_arena *arena) {
    uint32_t slots = arena->node_slots * 2;
    uint32_t *index = calloc(slots, sizeof *index);
    if (!index) return false;
    for (uint32_t i = 0; i < arena->node_count; i++) {
        if (arena->nodes[i].canonical != i) continue;
        uint64_t at = node_hash(arena, &arena->nodes[i]);
        while (index[at % slots]) at++;
        index[at % slots] = i + 1;
    }
    free(arena->node_index);
    arena->node_index = index;
    arena->node_slots = slots;
    return true;
}

/* The number of a text, from 1; equal texts have one number. */
uint32_t clua_arena_text(lua_State *L, const char *bytes, size_t length) {
    clua_state *S = clua_of(L);
    clua_arena *arena = &S->arena;
    clua_charge(L, 1 + length / 16);
    uint64_t at = text_hash(bytes, length);
    for (uint32_t found; (found = arena->text_index[at % arena->text_slots]) != 0; at++) {
        if (at % PROBES_PER_CHARGE == 0) clua_charge(L, 1);
        const clua_text *text = &arena->texts[found - 1];
        if (text->length == length && memcmp(arena->bytes + text->offset, bytes, length) == 0) return found;
    }
    if (length > S->limits.text_bytes - arena->byte_count) clua_stop(L, CLUA_LIMIT_TEXT);
    bool room = reserve((void **)&arena->texts, &arena->text_capacity, arena->text_count, 1, sizeof *arena->texts) &&
                reserve((void **)&arena->bytes, &arena->byte_capacity, arena->byte_count, (uint32_t)length + 1, 1);
    if (!room) clua_stop(L, CLUA_LIMIT_MEMORY);
    memcpy(arena->bytes + arena->byte_count, bytes, length);
    arena->texts[arena->text_count] = (clua_text){.offset = arena->byte_count, .length = (uint32_t)length};
    arena->byte_count += (uint32_t)length;
    arena->text_index[at % arena->text_slots] = ++arena->text_count;
    uint32_t number = arena->text_count;
    if (arena->text_count > arena->text_slots / 2 && !grow_text_index(arena)) clua_stop(L, CLUA_LIMIT_MEMORY);
    return number;
}

/* Adds a node with `node.count` operands, all checked to be nodes already; its place is the first pack frame. */
uint32_t clua_arena_node(lua_State *L, clua_node node, const uint32_t *operands) {
    clua_state *S = clua_of(L);
    clua_arena *arena = &S->arena;
    clua_charge(L, 2 + node.count);
    if (arena->node_count >= S->limits.nodes) clua_stop(L, CLUA_LIMIT_NODES);
    if (node.count > S->limits.children) clua_stop(L, CLUA_LIMIT_CHILDREN);
    if (node.count > S->limits.edges - arena->edge_count) clua_stop(L, CLUA_LIMIT_EDGES);
    bool room =
        reserve((void **)&arena->nodes, &arena->node_capacity, arena->node_count, 1, sizeof *arena->nodes) &&
        reserve((void **)&arena->edges, &arena->edge_capacity, arena->edge_count, node.count, sizeof *arena->edges);
    if (!room) clua_stop(L, CLUA_LIMIT_MEMORY);
    node.first = arena->edge_count;
    if (node.count) memcpy(arena->edges + arena->edge_count, operands, node.count * sizeof *operands);
    uint64_t at = node_hash(arena, &node);
    uint32_t number = arena->node_count, found;
    node.canonical = number;
    for (; (found = arena->node_index[at % arena->node_slots]) != 0; at++) {
        if (at % PROBES_PER_CHARGE == 0) clua_charge(L, 1);
        if (!same_structure(arena, &arena->nodes[found - 1], &node)) continue;
        node.canonical = found - 1;
        break;
    }
    if (!found) arena->node_index[at % arena->node_slots] = number + 1;
    arena->nodes[number] = node;
    arena->node_count++;
    arena->edge_count += node.count;
    if (arena->node_count > arena->node_slots / 2 && !grow_node_index(arena)) clua_stop(L, CLUA_LIMIT_MEMORY);
    return number;
}
