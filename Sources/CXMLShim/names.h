/// Numbers for names: libxml2's interned pointers in, small numbers out.
#ifndef CXML_NAMES_H
#define CXML_NAMES_H

#include "CXMLShim.h"

/// One name that has a number.
typedef struct name_entry {
    const char *local;
    const char *name_space;
    uint32_t number;
} name_entry;

/// The known names in their order, then every other name met, and a hash from pointers to numbers.
typedef struct name_table {
    char **known, *known_text;
    uint32_t known_count;
    name_entry *met;
    uint32_t met_count, met_capacity;
    uint32_t *slots;
    uint32_t slot_mask;
} name_table;

/// Copies the known names. False when there is no memory.
bool name_table_init(name_table *table, cxml_names known);

/// Frees what the table owns.
void name_table_free(name_table *table);

/// The number of a name given by two pointers that are the same whenever the names are (libxml2's dictionary).
///
/// `prefix` only matters where the namespace is unknown. Returns 0 when there are too many names or no memory.
uint32_t name_table_number(name_table *table, const char *local, const char *prefix, const char *name_space);

/// The name that has this number.
cxml_name name_table_name(const name_table *table, uint32_t number);

#endif
