/// A streaming XML reader over libxml2's SAX2 push parser, made for files that are one root with very many records.
///
/// Each child element of the root is a *record*. The shim lays the elements, attributes and text of one record out in
/// three flat arrays (a `cxml_record`), hands it to a callback, and uses the same memory again for the next one, so
/// that a file of any size is read in the memory of its largest record.
///
/// Safe on hostile input: no network, no entity but the five of XML itself, no DOCTYPE at all, and bounds on depth,
/// record, input and number of distinct names. Nothing is printed; libxml2's messages are kept per parser. A parser
/// belongs to one thread at a time; two parsers may run on two threads.
#ifndef CXML_SHIM_H
#define CXML_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Why reading came to an end, or `CXML_OK` while it goes on (and when the document ended well).
typedef enum cxml_status {
    CXML_OK = 0,
    /// The callback asked to stop.
    CXML_STOPPED,
    /// No element was found before the input ended.
    CXML_EMPTY,
    /// The input ended before the root element did.
    CXML_TRUNCATED,
    /// Not well-formed XML (an undeclared entity and libxml2's own bounds on names and values count as this too).
    CXML_NOT_WELL_FORMED,
    /// Bytes that are not in the encoding that the document declares, or an encoding that is not known.
    CXML_ENCODING,
    /// A DOCTYPE, of any kind.
    CXML_DOCTYPE,
    /// Elements nested deeper than allowed.
    CXML_DEPTH,
    /// One record larger than allowed.
    CXML_RECORD_SIZE,
    /// More input than allowed.
    CXML_INPUT_SIZE,
    /// More distinct names of elements or attributes than allowed.
    CXML_NAMES,
    /// No memory left.
    CXML_MEMORY,
} cxml_status;

/// Set in the name of an element or attribute that has a namespace (`xml:` attributes that are known by name excepted).
#define CXML_FOREIGN 0x80000000u

/// An element of a record, or a run of text that follows a child (then `name` is 0 and there are no attributes).
typedef struct cxml_node {
    /// Known names: 1 + place in the list given; others: larger, see `cxml_element_name`; 0 for text after a child.
    uint32_t name;
    /// Place of the parent in `nodes`; the record itself names itself.
    uint32_t parent;
    /// One past the last node inside this one; so also the place of the next sibling, if the parent reaches there.
    uint32_t end;
    /// First attribute, and one past the last.
    uint32_t attributes_begin, attributes_end;
    /// Where the text before the first child starts in `bytes` (nothing but blanks before a child is dropped).
    uint32_t text;
    uint32_t text_length;
    /// Place of the element's `<`: line from 1, column in bytes from 1, or 0 where not known (input that is not UTF-8).
    /// Text after a child has its parent's line.
    uint32_t line, column;
} cxml_node;

/// An attribute: its name (numbered like those of elements, from its own list) and its value in `bytes`.
typedef struct cxml_attribute {
    uint32_t name;
    uint32_t value;
    uint32_t value_length;
} cxml_attribute;

/// One record in document order: `nodes[0]` is the record element. Valid until the callback returns.
typedef struct cxml_record {
    const cxml_node *nodes;
    const cxml_attribute *attributes;
    /// Text and values, UTF-8, not terminated.
    const char *bytes;
    uint32_t node_count, attribute_count, byte_count;
} cxml_record;

/// A name in full; both are NUL-terminated and live as long as the parser.
typedef struct cxml_name {
    const char *local;
    /// The namespace, the prefix when it was never declared, or NULL.
    const char *name_space;
} cxml_name;

/// What stopped the reader, in libxml2's words, and where.
typedef struct cxml_problem {
    /// One sentence without an end of line; empty when there is nothing to say.
    char message[256];
    /// From 1, or 0 when not known.
    uint32_t line, column;
} cxml_problem;

/// The bounds that a parser keeps.
typedef struct cxml_limits {
    /// Elements nested below the root, at most.
    uint32_t depth;
    /// Bytes that one record may take in memory.
    uint32_t record_bytes;
    /// Bytes of input in all.
    uint64_t input_bytes;
    /// Bytes given to libxml2 at a time. Input is cut at multiples of it, however the caller cuts it.
    uint32_t window;
} cxml_limits;

/// Names that get fixed numbers: 1 for the first. `xml:lang` is written so.
typedef struct cxml_names {
    const char *const *names;
    uint32_t count;
} cxml_names;

/// What is called with the root (attributes only, as soon as it opens) and with each record; return false to stop.
typedef bool (*cxml_callback)(void *user, bool is_root, const cxml_record *record);

typedef struct cxml_parser cxml_parser;

/// Makes a parser, or NULL when there is no memory. The names are copied; a window of 0 means 64 KiB.
cxml_parser *cxml_new(cxml_names elements, cxml_names attributes, cxml_limits limits);

/// Frees a parser and all that it handed out. NULL is allowed.
void cxml_free(cxml_parser *parser);

/// Takes the next bytes and calls back for every record that they complete; after an end, does nothing.
cxml_status cxml_feed(cxml_parser *parser, const void *bytes, size_t count, cxml_callback callback, void *user);

/// Says that the input has ended, and calls back for the records still waiting.
cxml_status cxml_finish(cxml_parser *parser, cxml_callback callback, void *user);

/// What stopped the reader; its message is empty when nothing did.
cxml_problem cxml_stop_problem(const cxml_parser *parser);

/// The first thing that was wrong but did not stop the reader, such as a prefix that was never declared.
cxml_problem cxml_first_warning(const cxml_parser *parser);

/// After an end inside a record: as much of the record as was read. False when no record was open.
bool cxml_open_record(cxml_parser *parser, cxml_record *record);

/// The name of an element by its number in `cxml_node`.
cxml_name cxml_element_name(const cxml_parser *parser, uint32_t name);

/// The name of an attribute by its number in `cxml_attribute`.
cxml_name cxml_attribute_name(const cxml_parser *parser, uint32_t name);

#endif
