#include "CXMLShim.h"

#include <libxml/parser.h>
#include <libxml/globals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "names.h"
#include "record.h"

struct cxml_parser {
    xmlParserCtxtPtr libxml;
    cxml_limits limits;
    cxml_status status;
    cxml_problem problem, warning;
    name_table elements, attributes;
    line_index lines;

    /// The callback of the feed that is under way.
    cxml_callback callback;
    void *user;

    /// The record being laid out.
    record_memory record;
    /// Open elements, the root included; `rooted` once a root was seen.
    uint32_t depth;
    bool rooted;

    /// Input kept back until a window is full.
    char *window;
    size_t window_count;
    uint64_t taken;
};

// MARK: - Ending

static void stop(cxml_parser *parser, cxml_status status) {
    if (parser->status != CXML_OK) return;
    parser->status = status;
    xmlStopParser(parser->libxml);
}

/// The offset in the UTF-8 input, or false where libxml2 reads a converted copy or nothing.
static bool input_offset(const cxml_parser *parser, const xmlChar *at, uint64_t *offset) {
    const xmlParserInput *input = parser->libxml->input;
    if (input == NULL || input->buf == NULL || input->buf->encoder != NULL) return false;
    *offset = input->consumed + (uint64_t)(at - input->base);
    return *offset <= parser->lines.seen;
}

static void set_place(cxml_parser *parser, cxml_problem *problem) {
    const xmlParserInput *input = parser->libxml->input;
    uint64_t offset = 0;
    if (input == NULL) return;
    if (input_offset(parser, input->cur, &offset)) {
        line_index place = parser->lines;
        line_index_place(&place, offset, &problem->line, &problem->column);
    } else {
        problem->line = input->line > 0 ? (uint32_t)input->line : 0;
    }
}

static void stop_here(cxml_parser *parser, cxml_status status) {
    if (parser->status != CXML_OK) return;
    set_place(parser, &parser->problem);
    stop(parser, status);
}

static cxml_status status_of(const xmlError *error) {
    switch (error->code) {
    case XML_ERR_INVALID_CHAR:
        // The same code for a character that XML forbids and for bytes that are none; only these come with the bytes.
        return error->str1 == NULL ? CXML_NOT_WELL_FORMED : CXML_ENCODING;
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_ENCODING_NAME:
    case XML_I18N_NO_NAME:
    case XML_I18N_NO_HANDLER:
    case XML_I18N_CONV_FAILED:
    case XML_I18N_NO_OUTPUT:
    case XML_IO_ENCODER:
        return CXML_ENCODING;
    case XML_ERR_NO_MEMORY:
        return CXML_MEMORY;
    default:
        return CXML_NOT_WELL_FORMED;
    }
}

static void set_message(cxml_problem *problem, const char *message) {
    size_t length = strlen(message);
    while (length > 0 && (unsigned char)message[length - 1] <= ' ') length--;
    if (length >= sizeof problem->message) length = sizeof problem->message - 1;
    // A character is never cut in two.
    while (length > 0 && ((unsigned char)message[length] & 0xC0) == 0x80) length--;
    memcpy(problem->message, message, length);
    problem->message[length] = 0;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)problem->message[i] < ' ') problem->message[i] = ' ';
}

static void note_error(void *user, xmlErrorPtr error) {
    cxml_parser *parser = user;
    if (parser->status != CXML_OK || error == NULL || error->message == NULL) return;
    if (error->level < XML_ERR_FATAL) {
        if (error->level < XML_ERR_ERROR || parser->warning.message[0] != 0) return;
        set_message(&parser->warning, error->message);
        set_place(parser, &parser->warning);
        return;
    }
    set_message(&parser->problem, error->message);
    set_place(parser, &parser->problem);
    parser->status = status_of(error);
}

// MARK: - Records

/// Stops when the record could not take what it was given.
static bool keeps(cxml_parser *parser, cxml_status status) {
    if (status != CXML_OK) stop_here(parser, status);
    return status == CXML_OK;
}

static void hand_over(cxml_parser *parser, bool is_root) {
    cxml_record record = record_view(&parser->record);
    bool goes_on = parser->callback(parser->user, is_root, &record);
    record_clear(&parser->record);
    if (!goes_on) stop_here(parser, CXML_STOPPED);
}

// MARK: - Elements

/// Finds the `<` of the start tag that libxml2 has just read: no raw `<` can stand inside it.
static void place_start_tag(cxml_parser *parser, cxml_node *node) {
    const xmlParserInput *input = parser->libxml->input;
    const xmlChar *tag = memrchr(input->base, '<', (size_t)(input->cur - input->base));
    if (tag == NULL) tag = input->cur;
    uint64_t offset = 0;
    if (input_offset(parser, tag, &offset)) {
        line_index_place(&parser->lines, offset, &node->line, &node->column);
        return;
    }
    int line = input->line;
    for (const xmlChar *at = tag; at < input->cur; at++)
        if (*at == '\n') line--;
    node->line = line > 0 ? (uint32_t)line : 0;
}

/// Attributes come in fives: local name, prefix, namespace, start and end of the value.
static bool add_attributes(cxml_parser *parser, int count, const xmlChar **fives) {
    for (; count > 0; count--, fives += 5) {
        uint32_t name = name_table_number(&parser->attributes, (const char *)fives[0], (const char *)fives[1],
                                          (const char *)fives[2]);
        if (name == 0) return keeps(parser, CXML_NAMES);
        size_t length = (size_t)(fives[4] - fives[3]);
        if (!keeps(parser, record_add_attribute(&parser->record, name, (const char *)fives[3], length))) return false;
    }
    return true;
}

static void start_element(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *name_space,
                          int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
                          const xmlChar **attributes) {
    (void)namespace_count, (void)namespaces, (void)defaulted;
    cxml_parser *parser = user;
    if (parser->status != CXML_OK) return;
    if (parser->depth > parser->limits.depth) return stop_here(parser, CXML_DEPTH);
    uint32_t name =
        name_table_number(&parser->elements, (const char *)local, (const char *)prefix, (const char *)name_space);
    if (name == 0) return stop_here(parser, CXML_NAMES);
    if (!keeps(parser, record_open_element(&parser->record, name))) return;
    place_start_tag(parser, &parser->record.nodes[parser->record.current]);
    if (!add_attributes(parser, attribute_count, attributes)) return;
    parser->depth++;
    if (parser->depth > 1) return;
    parser->rooted = true;
    hand_over(parser, true);
}

static void end_element(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *name_space) {
    (void)local, (void)prefix, (void)name_space;
    cxml_parser *parser = user;
    if (parser->status != CXML_OK) return;
    parser->depth--;
    if (parser->depth == 0) return;
    record_close_element(&parser->record);
    if (parser->depth == 1) hand_over(parser, false);
}

static void characters(void *user, const xmlChar *text, int length) {
    cxml_parser *parser = user;
    if (parser->status != CXML_OK || parser->depth < 2 || length <= 0) return;
    keeps(parser, record_add_text(&parser->record, (const char *)text, (size_t)length));
}

static void doctype(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    (void)name, (void)external, (void)system;
    stop_here(user, CXML_DOCTYPE);
}

// MARK: - Life

static void set_handlers(xmlSAXHandler *handlers) {
    memset(handlers, 0, sizeof *handlers);
    handlers->initialized = XML_SAX2_MAGIC;
    handlers->startElementNs = start_element;
    handlers->endElementNs = end_element;
    handlers->characters = characters;
    handlers->ignorableWhitespace = characters;
    handlers->cdataBlock = characters;
    handlers->internalSubset = doctype;
    handlers->serror = note_error;
}

cxml_parser *cxml_new(cxml_names elements, cxml_names attributes, cxml_limits limits) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, xmlInitParser);
    cxml_parser *parser = calloc(1, sizeof *parser);
    if (parser == NULL) return NULL;
    parser->limits = limits;
    if (parser->limits.window == 0) parser->limits.window = 64 * 1024;
    // libxml2 finds out the encoding from the first four bytes that it gets.
    if (parser->limits.window < 4) parser->limits.window = 4;
    parser->lines.line = 1;
    record_init(&parser->record, limits.record_bytes);
    parser->window = malloc(parser->limits.window);
    bool has_names = name_table_init(&parser->elements, elements) && name_table_init(&parser->attributes, attributes);
    xmlSAXHandler handlers;
    set_handlers(&handlers);
    parser->libxml = xmlCreatePushParserCtxt(&handlers, parser, NULL, 0, NULL);
    if (parser->window == NULL || !has_names || parser->libxml == NULL) {
        cxml_free(parser);
        return NULL;
    }
    // Without NOENT, DTDLOAD and HUGE: no substitution, nothing loaded, libxml2's own bounds stay.
    xmlCtxtUseOptions(parser->libxml, XML_PARSE_NONET);
    return parser;
}

void cxml_free(cxml_parser *parser) {
    if (parser == NULL) return;
    if (parser->libxml != NULL) xmlFreeParserCtxt(parser->libxml);
    name_table_free(&parser->elements);
    name_table_free(&parser->attributes);
    free(parser->lines.feeds);
    record_free(&parser->record);
    free(parser->window);
    free(parser);
}

// MARK: - Feeding

static void print_nothing(void *user, const char *format, ...) { (void)user, (void)format; }

/// Lets libxml2 parse. Its converters of encodings know no parser and tell the thread's handlers, which are lent here.
static void parse_quietly(cxml_parser *parser, const char *bytes, size_t count, bool is_end) {
    xmlStructuredErrorFunc structured = xmlStructuredError;
    void *structured_user = xmlStructuredErrorContext;
    xmlGenericErrorFunc generic = xmlGenericError;
    void *generic_user = xmlGenericErrorContext;
    xmlSetStructuredErrorFunc(parser, note_error);
    xmlSetGenericErrorFunc(NULL, print_nothing);
    xmlParseChunk(parser->libxml, bytes, (int)count, is_end);
    xmlSetStructuredErrorFunc(structured_user, structured);
    xmlSetGenericErrorFunc(generic_user, generic);
}

static void parse(cxml_parser *parser, const char *bytes, size_t count) {
    if (parser->status != CXML_OK) return;
    if (!line_index_add(&parser->lines, bytes, count)) return stop(parser, CXML_MEMORY);
    parse_quietly(parser, bytes, count, false);
}

static void take(cxml_parser *parser, const char *bytes, size_t count) {
    const size_t window = parser->limits.window;
    while (count > 0 && parser->status == CXML_OK) {
        if (parser->window_count == 0 && count >= window) {
            parse(parser, bytes, window);
            bytes += window, count -= window;
            continue;
        }
        size_t part = window - parser->window_count < count ? window - parser->window_count : count;
        memcpy(parser->window + parser->window_count, bytes, part);
        parser->window_count += part;
        bytes += part, count -= part;
        if (parser->window_count == window) {
            parser->window_count = 0;
            parse(parser, parser->window, window);
        }
    }
}

static void flush(cxml_parser *parser) {
    size_t count = parser->window_count;
    parser->window_count = 0;
    if (count > 0) parse(parser, parser->window, count);
}

cxml_status cxml_feed(cxml_parser *parser, const void *bytes, size_t count, cxml_callback callback, void *user) {
    if (parser->status != CXML_OK) return parser->status;
    parser->callback = callback;
    parser->user = user;
    uint64_t left = parser->limits.input_bytes - parser->taken;
    bool too_much = count > left;
    if (too_much) count = (size_t)left;
    parser->taken += count;
    take(parser, bytes, count);
    if (too_much) {
        flush(parser);
        stop_here(parser, CXML_INPUT_SIZE);
    }
    return parser->status;
}

/// libxml2 does not take in the last blanks of an input that ends too early; the end is behind them.
static void place_at_end(cxml_parser *parser) {
    uint64_t offset = 0;
    const xmlParserInput *input = parser->libxml->input;
    if (input == NULL || !input_offset(parser, input->cur, &offset)) return;
    line_index_place(&parser->lines, parser->lines.seen, &parser->problem.line, &parser->problem.column);
}

/// What an input that ended too early is called, whatever libxml2 says about its last bytes.
static void judge_end(cxml_parser *parser) {
    if (parser->status != CXML_OK && parser->status != CXML_NOT_WELL_FORMED && parser->status != CXML_ENCODING) return;
    if (parser->taken == 0) {
        parser->status = CXML_EMPTY;
        parser->problem = (cxml_problem){.line = 0};
    } else if (!parser->rooted) {
        parser->status = CXML_NOT_WELL_FORMED;
    } else if (parser->depth > 0) {
        parser->status = CXML_TRUNCATED;
        place_at_end(parser);
    }
}

cxml_status cxml_finish(cxml_parser *parser, cxml_callback callback, void *user) {
    if (parser->status != CXML_OK) return parser->status;
    parser->callback = callback;
    parser->user = user;
    flush(parser);
    if (parser->status != CXML_OK) return parser->status;
    parse_quietly(parser, NULL, 0, true);
    judge_end(parser);
    return parser->status;
}

// MARK: - Asking

cxml_problem cxml_stop_problem(const cxml_parser *parser) { return parser->problem; }

cxml_problem cxml_first_warning(const cxml_parser *parser) { return parser->warning; }

bool cxml_open_record(cxml_parser *parser, cxml_record *record) {
    if (parser->status == CXML_OK || parser->depth < 2 || parser->record.current == RECORD_NONE) return false;
    while (parser->record.current != 0) record_close_element(&parser->record);
    record_close_element(&parser->record);
    *record = record_view(&parser->record);
    return true;
}

cxml_name cxml_element_name(const cxml_parser *parser, uint32_t name) {
    return name_table_name(&parser->elements, name);
}

cxml_name cxml_attribute_name(const cxml_parser *parser, uint32_t name) {
    return name_table_name(&parser->attributes, name);
}
