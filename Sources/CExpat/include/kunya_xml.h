#ifndef KUNYA_XML_H
#define KUNYA_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What ended the reading of a document; `KUNYA_XML_OK` while nothing has.
typedef enum kunya_xml_status : uint8_t {
    KUNYA_XML_OK,
    KUNYA_XML_OUT_OF_MEMORY,
    /// Not well-formed; `fault_text` says how.
    KUNYA_XML_MALFORMED,
    /// A document type declaration: all that entities could be declared with.
    KUNYA_XML_DOCTYPE,
    KUNYA_XML_TOO_DEEP,
    /// One tag, comment or the like is longer than the limit.
    KUNYA_XML_TOO_LONG,
} kunya_xml_status;

typedef enum kunya_xml_kind : uint8_t {
    KUNYA_XML_START,
    KUNYA_XML_END,
    KUNYA_XML_TEXT,
} kunya_xml_kind;

/// A tag, or text between two tags. An end has no text of its own.
typedef struct kunya_xml_event {
    /// The element's name or the text, UTF-8, in the batch's text buffer.
    uint32_t text_start, text_length;
    /// 1-based line on which it begins.
    uint64_t line;
    kunya_xml_kind kind;
} kunya_xml_event;

/// What one piece of input has brought, valid until the next one.
typedef struct kunya_xml_batch {
    const kunya_xml_event *events;
    const uint8_t *text;
    size_t event_count;
    /// 1-based line and byte of the fault.
    uint64_t fault_line, fault_column;
    /// Expat's words for the fault; NULL unless malformed.
    const char *fault_text;
    kunya_xml_status status;
} kunya_xml_batch;

typedef struct kunya_xml_parser kunya_xml_parser;

enum {
    /// How deep elements may nest.
    KUNYA_XML_DEPTH_LIMIT = 64,
    /// The most bytes of one tag or other piece of markup.
    KUNYA_XML_TOKEN_LIMIT = 1 << 16,
    /// The most bytes given at once.
    KUNYA_XML_PIECE_LIMIT = 1 << 18,
};

/// A parser of one document; NULL when memory has run out.
kunya_xml_parser *kunya_xml_create(void);

void kunya_xml_destroy(kunya_xml_parser *parser);

/// Reads on. Any bytes are fine; those behind a fault are ignored.
///
/// Attributes, comments and processing instructions are passed over. No entity but the five of XML
/// itself can occur, since a document type declaration is a fault; so nothing is fetched, and the
/// events of a piece are never longer than the piece and what was held back of the one before.
kunya_xml_batch kunya_xml_feed(kunya_xml_parser *parser, const uint8_t *bytes, size_t length,
                               bool is_last);

#endif
