#include "record.h"

#include <stdlib.h>
#include <string.h>

void record_init(record_memory *memory, uint32_t limit) {
    memset(memory, 0, sizeof *memory);
    memory->limit = limit;
    record_clear(memory);
}

void record_free(record_memory *memory) {
    free(memory->nodes);
    free(memory->attributes);
    free(memory->bytes);
}

void record_clear(record_memory *memory) {
    memory->node_count = memory->attribute_count = memory->byte_count = 0;
    memory->current = memory->run = RECORD_NONE;
}

cxml_record record_view(const record_memory *memory) {
    return (cxml_record){
        .nodes = memory->nodes,
        .attributes = memory->attributes,
        .bytes = memory->bytes,
        .node_count = memory->node_count,
        .attribute_count = memory->attribute_count,
        .byte_count = memory->byte_count,
    };
}

// MARK: - Room

static uint64_t size_of(const record_memory *memory) {
    return (uint64_t)memory->node_count * sizeof(cxml_node) +
           (uint64_t)memory->attribute_count * sizeof(cxml_attribute) + memory->byte_count;
}

/// Makes room for `more` items after `count`, within the record's bound. The array may move.
static cxml_status reserve(const record_memory *memory, void **items, size_t size, uint32_t count, uint32_t *capacity,
                           size_t more) {
    if (size_of(memory) + (uint64_t)more * size > memory->limit) return CXML_RECORD_SIZE;
    uint64_t needed = (uint64_t)count + more;
    if (needed <= *capacity) return CXML_OK;
    uint64_t grown = *capacity == 0 ? 1024 : (uint64_t)*capacity * 2;
    if (grown < needed) grown = needed;
    void *moved = realloc(*items, grown * size);
    if (moved == NULL) return CXML_MEMORY;
    *items = moved;
    *capacity = (uint32_t)grown;
    return CXML_OK;
}

static cxml_status append_bytes(record_memory *memory, const char *bytes, size_t count) {
    cxml_status status = reserve(memory, (void **)&memory->bytes, 1, memory->byte_count, &memory->byte_capacity, count);
    if (status != CXML_OK) return status;
    memcpy(memory->bytes + memory->byte_count, bytes, count);
    memory->byte_count += (uint32_t)count;
    return CXML_OK;
}

/// Appends an attribute's value. Without entity substitution libxml2 leaves every `&` of a value as `&#38;`.
static cxml_status append_value(record_memory *memory, const char *bytes, size_t count) {
    static const char escaped[] = "&#38;";
    const size_t length = sizeof escaped - 1;
    const char *end = bytes + count;
    for (const char *at; (at = memchr(bytes, '&', (size_t)(end - bytes))) != NULL;) {
        cxml_status status = append_bytes(memory, bytes, (size_t)(at - bytes) + 1);
        if (status != CXML_OK) return status;
        bool is_escaped = (size_t)(end - at) >= length && memcmp(at, escaped, length) == 0;
        bytes = at + (is_escaped ? length : 1);
    }
    return append_bytes(memory, bytes, (size_t)(end - bytes));
}

static cxml_status add_node(record_memory *memory, uint32_t name) {
    cxml_status status =
        reserve(memory, (void **)&memory->nodes, sizeof(cxml_node), memory->node_count, &memory->node_capacity, 1);
    if (status != CXML_OK) return status;
    uint32_t place = memory->node_count++;
    memory->nodes[place] = (cxml_node){
        .name = name,
        .parent = memory->current == RECORD_NONE ? place : memory->current,
        .end = place + 1,
        .attributes_begin = memory->attribute_count,
        .attributes_end = memory->attribute_count,
        .text = memory->byte_count,
    };
    return CXML_OK;
}

// MARK: - Text

static bool is_blank(const char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\t' && bytes[i] != '\r') return false;
    return true;
}

/// Indentation before a first child is not text.
static void drop_blank_run(record_memory *memory) {
    if (memory->run == RECORD_NONE) return;
    cxml_node *node = &memory->nodes[memory->run];
    if (memory->run == memory->current && is_blank(memory->bytes + node->text, node->text_length)) {
        memory->byte_count = node->text;
        node->text_length = 0;
    }
    memory->run = RECORD_NONE;
}

/// Opens a run of text: the element's own before its first child, else a node of its own with its parent's place.
static cxml_status open_run(record_memory *memory) {
    uint32_t place = memory->current;
    if (memory->node_count > memory->current + 1) {
        place = memory->node_count;
        cxml_status status = add_node(memory, 0);
        if (status != CXML_OK) return status;
        memory->nodes[place].line = memory->nodes[memory->current].line;
    }
    memory->nodes[place].text = memory->byte_count;
    memory->run = place;
    return CXML_OK;
}

cxml_status record_add_text(record_memory *memory, const char *text, size_t count) {
    if (memory->run == RECORD_NONE) {
        bool follows_child = memory->node_count > memory->current + 1;
        while (follows_child && count > 0 && is_blank(text, 1)) text++, count--;
        if (count == 0) return CXML_OK;
        cxml_status status = open_run(memory);
        if (status != CXML_OK) return status;
    }
    cxml_status status = append_bytes(memory, text, count);
    if (status == CXML_OK) memory->nodes[memory->run].text_length += (uint32_t)count;
    return status;
}

// MARK: - Elements

cxml_status record_open_element(record_memory *memory, uint32_t name) {
    drop_blank_run(memory);
    uint32_t place = memory->node_count;
    cxml_status status = add_node(memory, name);
    if (status == CXML_OK) memory->current = place;
    return status;
}

cxml_status record_add_attribute(record_memory *memory, uint32_t name, const char *value, size_t count) {
    cxml_status status = reserve(memory, (void **)&memory->attributes, sizeof(cxml_attribute),
                                 memory->attribute_count, &memory->attribute_capacity, 1);
    if (status != CXML_OK) return status;
    uint32_t start = memory->byte_count;
    status = append_value(memory, value, count);
    if (status != CXML_OK) return status;
    memory->attributes[memory->attribute_count++] = (cxml_attribute){name, start, memory->byte_count - start};
    cxml_node *node = &memory->nodes[memory->current];
    node->attributes_end = memory->attribute_count;
    node->text = memory->byte_count;
    return CXML_OK;
}

void record_close_element(record_memory *memory) {
    memory->run = RECORD_NONE;
    cxml_node *node = &memory->nodes[memory->current];
    node->end = memory->node_count;
    if (memory->current != 0) memory->current = node->parent;
}
