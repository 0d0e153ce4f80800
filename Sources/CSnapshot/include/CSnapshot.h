/*
 * The layout of a Snapshot: one position-independent, little-endian buffer.
 *
 * Everything is reached by an offset from the buffer's first byte; there is no pointer in it, so it can be mapped at any
 * address, read-only, by any number of processes. Sections start at multiples of 16.
 *
 *     header | table directory | column directories | column data ... | string ends | string bytes
 *
 * Strings are numbered from 1 in the order in which the canonical rows first use them; 0 is "absent". String n occupies
 * the bytes from ends[n - 2] (0 for n = 1) up to ends[n - 1] of the string bytes, UTF-8, without a terminator.
 * Columns have a fixed width per kind and as many cells as their table has rows.
 */
#ifndef CONCORD_CSNAPSHOT_H
#define CONCORD_CSNAPSHOT_H

#include <stdint.h>

/* The first eight bytes of every buffer. */
#define CSNAPSHOT_MAGIC "CONCORD\x01"
/* Changes when the layout of this file does; not when tables or columns are added. */
#define CSNAPSHOT_LAYOUT 1

/* What a column holds, and how a cell says that it holds nothing. */
enum csnapshot_kind {
    CSNAPSHOT_TEXT = 1,    /* uint32_t string number; 0 = absent */
    CSNAPSHOT_INTEGER = 2, /* int64_t; INT64_MIN = absent */
    CSNAPSHOT_DATE = 3,    /* int32_t days since 1970-01-01; INT32_MIN = absent */
    CSNAPSHOT_DECIMAL = 4, /* 128-bit two's complement count of 10^-12; smallest value = absent */
    CSNAPSHOT_FLAG = 5,    /* uint8_t: 0 no, 1 yes, 2 absent */
    CSNAPSHOT_RANGE = 6    /* two uint32_t: first row and count in the column's child table */
};

struct csnapshot_header {
    uint8_t magic[8];
    uint32_t layout;
    uint32_t table_count;
    uint64_t byte_count;     /* of the whole buffer */
    uint64_t tables;         /* offset of table_count csnapshot_table */
    uint64_t string_ends;    /* offset of string_count uint64_t */
    uint64_t string_bytes;   /* offset of the first string's bytes */
    uint32_t string_count;
    uint32_t reserved;       /* 0 */
    uint8_t hash[32];        /* SHA-256 of the whole buffer with this field zeroed */
};

struct csnapshot_table {
    uint32_t name;           /* string number */
    uint32_t column_count;
    uint64_t row_count;
    uint64_t columns;        /* offset of column_count csnapshot_column */
};

struct csnapshot_column {
    uint32_t name;           /* string number */
    uint32_t kind;           /* enum csnapshot_kind */
    uint64_t data;           /* offset of the first cell */
    uint32_t child;          /* CSNAPSHOT_RANGE: string number of the child table's name; else 0 */
    uint32_t reserved;       /* 0 */
};

_Static_assert(sizeof(struct csnapshot_header) == 88, "the header's layout is fixed");
_Static_assert(sizeof(struct csnapshot_table) == 24, "a table's layout is fixed");
_Static_assert(sizeof(struct csnapshot_column) == 24, "a column's layout is fixed");

#endif
