#include "names.h"

#include <stdlib.h>
#include <string.h>

static const char XML_NAMESPACE[] = "http://www.w3.org/XML/1998/namespace";

/// A real feed has some hundred names; a file with more than this is made to fill memory.
static const uint32_t MOST_NAMES = 65536;

/// Copies the known names into one block: every file asks for the same hundreds of names.
static bool copy_known(name_table *table, cxml_names known) {
    size_t size = 0;
    for (uint32_t i = 0; i < known.count; i++) size += strlen(known.names[i]) + 1;
    table->known = calloc(known.count + 1, sizeof *table->known);
    table->known_text = malloc(size + 1);
    if (table->known == NULL || table->known_text == NULL) return false;
    char *at = table->known_text;
    for (uint32_t i = 0; i < known.count; i++) {
        table->known[i] = at;
        at = stpcpy(at, known.names[i]) + 1;
    }
    table->known_count = known.count;
    return true;
}

bool name_table_init(name_table *table, cxml_names known) {
    memset(table, 0, sizeof *table);
    table->slot_mask = 1023;
    table->slots = calloc(table->slot_mask + 1, sizeof *table->slots);
    return copy_known(table, known) && table->slots != NULL;
}

void name_table_free(name_table *table) {
    free(table->known);
    free(table->known_text);
    free(table->met);
    free(table->slots);
}

static uint32_t slot_of(const name_table *table, const char *local, const char *name_space) {
    uint64_t key = (uint64_t)(uintptr_t)local ^ ((uint64_t)(uintptr_t)name_space << 17);
    return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 40) & table->slot_mask;
}

static uint32_t known_number(const name_table *table, const char *local, bool in_xml) {
    for (uint32_t i = 0; i < table->known_count; i++) {
        const char *name = table->known[i];
        if (in_xml) {
            if (strncmp(name, "xml:", 4) != 0) continue;
            name += 4;
        }
        if (name[0] == local[0] && strcmp(name, local) == 0) return i + 1;
    }
    return 0;
}

/// Doubles the hash when it is half full.
static bool grow_slots(name_table *table) {
    if (table->met_count * 2 <= table->slot_mask) return true;
    uint32_t mask = table->slot_mask * 2 + 1;
    uint32_t *slots = calloc((size_t)mask + 1, sizeof *slots);
    if (slots == NULL) return false;
    free(table->slots);
    table->slots = slots;
    table->slot_mask = mask;
    for (uint32_t i = 0; i < table->met_count; i++) {
        uint32_t slot = slot_of(table, table->met[i].local, table->met[i].name_space);
        while (slots[slot] != 0) slot = (slot + 1) & mask;
        slots[slot] = i + 1;
    }
    return true;
}

/// Numbers a name met for the first time: the known number, or the next free one.
static uint32_t number_new_name(name_table *table, const char *local, const char *name_space) {
    bool in_xml = name_space != NULL && strcmp(name_space, XML_NAMESPACE) == 0;
    uint32_t number = 0;
    if (name_space == NULL || in_xml) number = known_number(table, local, in_xml);
    if (number != 0) return number;
    number = table->known_count + 1 + table->met_count;
    return name_space == NULL ? number : number | CXML_FOREIGN;
}

static uint32_t add(name_table *table, const char *local, const char *name_space) {
    if (table->met_count >= MOST_NAMES || !grow_slots(table)) return 0;
    if (table->met_count == table->met_capacity) {
        uint32_t capacity = table->met_capacity == 0 ? 256 : table->met_capacity * 2;
        name_entry *met = realloc(table->met, capacity * sizeof *met);
        if (met == NULL) return 0;
        table->met = met;
        table->met_capacity = capacity;
    }
    uint32_t number = number_new_name(table, local, name_space);
    table->met[table->met_count++] = (name_entry){local, name_space, number};
    uint32_t slot = slot_of(table, local, name_space);
    while (table->slots[slot] != 0) slot = (slot + 1) & table->slot_mask;
    table->slots[slot] = table->met_count;
    return number;
}

uint32_t name_table_number(name_table *table, const char *local, const char *prefix, const char *name_space) {
    if (name_space == NULL) name_space = prefix;
    uint32_t slot = slot_of(table, local, name_space);
    for (; table->slots[slot] != 0; slot = (slot + 1) & table->slot_mask) {
        const name_entry *entry = &table->met[table->slots[slot] - 1];
        if (entry->local == local && entry->name_space == name_space) return entry->number;
    }
    return add(table, local, name_space);
}

cxml_name name_table_name(const name_table *table, uint32_t number) {
    uint32_t place = number & ~CXML_FOREIGN;
    if (place == 0) return (cxml_name){"", NULL};
    if (place <= table->known_count) return (cxml_name){table->known[place - 1], NULL};
    place -= table->known_count + 1;
    if (place >= table->met_count) return (cxml_name){"", NULL};
    return (cxml_name){table->met[place].local, table->met[place].name_space};
}
