// Reads XML files with libxml2's SAX2 push parser and does nothing with them: what an import can never be faster than.
// Paths come on standard input, one a line; the answer is how many elements and bytes were read.
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

static unsigned long elements, bytes;

static void start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                  const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)user, (void)name, (void)prefix, (void)uri, (void)namespace_count, (void)namespaces;
    (void)attribute_count, (void)defaulted, (void)attributes;
    elements++;
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)user, (void)name, (void)prefix, (void)uri;
}

static void text(void *user, const xmlChar *at, int count) { (void)user, (void)at, (void)count; }

static int read_file(const char *path) {
    static char chunk[1 << 18];
    FILE *file = fopen(path, "rb");
    if (file == NULL) return perror(path), 1;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = text;
    handler.cdataBlock = text;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE);
    for (size_t count; (count = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        bytes += count;
        xmlParseChunk(parser, chunk, (int)count, 0);
    }
    xmlParseChunk(parser, NULL, 0, 1);
    int failed = !parser->wellFormed;
    if (failed) fprintf(stderr, "%s: not well-formed\n", path);
    xmlFreeParserCtxt(parser);
    fclose(file);
    return failed;
}

int main(void) {
    char path[4096];
    int failed = 0;
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = 0;
        failed |= read_file(path);
    }
    printf("%lu elements, %lu bytes\n", elements, bytes);
    return failed;
}
