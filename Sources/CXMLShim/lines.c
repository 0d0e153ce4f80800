#include "lines.h"

#include <stdlib.h>
#include <string.h>

static void drop_passed(line_index *index) {
    if (index->head == 0) return;
    memmove(index->feeds, index->feeds + index->head, (index->count - index->head) * sizeof *index->feeds);
    index->count -= index->head;
    index->head = 0;
}

bool line_index_add(line_index *index, const char *bytes, size_t count) {
    drop_passed(index);
    const char *end = bytes + count;
    for (const char *at = bytes; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++) {
        if (index->count == index->capacity) {
            size_t capacity = index->capacity == 0 ? 4096 : index->capacity * 2;
            uint64_t *feeds = realloc(index->feeds, capacity * sizeof *feeds);
            if (feeds == NULL) return false;
            index->feeds = feeds;
            index->capacity = capacity;
        }
        index->feeds[index->count++] = index->seen + (uint64_t)(at - bytes);
    }
    index->seen += count;
    return true;
}

void line_index_place(line_index *index, uint64_t offset, uint32_t *line, uint32_t *column) {
    while (index->head < index->count && index->feeds[index->head] < offset) {
        index->line++;
        index->line_start = index->feeds[index->head++] + 1;
    }
    *line = index->line;
    *column = offset < index->line_start ? 0 : (uint32_t)(offset - index->line_start) + 1;
}
