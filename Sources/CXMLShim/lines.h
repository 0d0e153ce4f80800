/// Lines and columns of a byte stream, from the places of its line feeds.
#ifndef CXML_LINES_H
#define CXML_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The line feeds that were seen and not yet passed, and the line that was reached.
typedef struct line_index {
    uint64_t *feeds;
    size_t head, count, capacity;
    /// Bytes seen.
    uint64_t seen;
    /// The line reached, from 1, and where it starts.
    uint32_t line;
    uint64_t line_start;
} line_index;

/// Notes the line feeds of the next bytes. False when there is no memory.
bool line_index_add(line_index *index, const char *bytes, size_t count);

/// Moves on to `offset`, which never goes back, and gives its line and column, both from 1.
void line_index_place(line_index *index, uint64_t offset, uint32_t *line, uint32_t *column);

#endif
