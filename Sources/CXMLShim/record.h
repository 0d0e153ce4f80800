/// The memory that one record after another is laid out in.
#ifndef CXML_RECORD_H
#define CXML_RECORD_H

#include "CXMLShim.h"

/// No node: no element is open, or no text is being received.
#define RECORD_NONE UINT32_MAX

/// Three arrays that grow and are used again. Open elements are a chain of parents from `current`.
typedef struct record_memory {
    cxml_node *nodes;
    cxml_attribute *attributes;
    char *bytes;
    uint32_t node_count, node_capacity, attribute_count, attribute_capacity, byte_count, byte_capacity;
    /// The innermost open element, and the node that text is going to.
    uint32_t current, run;
    /// Bytes that a record may take in all three arrays.
    uint32_t limit;
} record_memory;

/// Makes empty memory with a bound; nothing is allocated.
void record_init(record_memory *memory, uint32_t limit);

/// Frees the arrays.
void record_free(record_memory *memory);

/// Forgets the record and keeps the arrays.
void record_clear(record_memory *memory);

/// The record as it is lent out; valid until the memory is next written to.
cxml_record record_view(const record_memory *memory);

/// Opens an element inside the current one. All that add give `CXML_RECORD_SIZE` or `CXML_MEMORY` when there is no room.
cxml_status record_open_element(record_memory *memory, uint32_t name);

/// Adds an attribute, as libxml2 gives it, to the element opened last.
cxml_status record_add_attribute(record_memory *memory, uint32_t name, const char *value, size_t count);

/// Adds text to the current element.
cxml_status record_add_text(record_memory *memory, const char *text, size_t count);

/// Closes the current element.
void record_close_element(record_memory *memory);

#endif
