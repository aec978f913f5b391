// A document to events in a buffer, which the caller takes piece by piece, instead of callbacks.

#include "kunya_xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

struct kunya_xml_parser {
    XML_Parser expat;
    kunya_xml_event *events;
    size_t event_count, event_capacity;
    uint8_t *text;
    size_t text_length, text_capacity;
    uint64_t bytes_given;
    uint32_t depth;
    kunya_xml_batch fault;
};

static void fail(kunya_xml_parser *parser, kunya_xml_status status) {
    if (parser->fault.status != KUNYA_XML_OK) return;
    parser->fault.status = status;
    parser->fault.fault_line = XML_GetCurrentLineNumber(parser->expat);
    parser->fault.fault_column = XML_GetCurrentColumnNumber(parser->expat) + 1;
    XML_StopParser(parser->expat, XML_FALSE);
}

/// Room for one event and so much text; false, and a fault, where there is none.
static bool reserve(kunya_xml_parser *parser, size_t text_length) {
    if (parser->event_count == parser->event_capacity) {
        size_t capacity = parser->event_capacity ? 2 * parser->event_capacity : 256;
        kunya_xml_event *events = realloc(parser->events, capacity * sizeof *events);
        if (!events) return fail(parser, KUNYA_XML_OUT_OF_MEMORY), false;
        parser->events = events;
        parser->event_capacity = capacity;
    }
    if (parser->text_capacity - parser->text_length < text_length) {
        size_t capacity = 2 * parser->text_capacity + text_length;
        uint8_t *text = realloc(parser->text, capacity);
        if (!text) return fail(parser, KUNYA_XML_OUT_OF_MEMORY), false;
        parser->text = text;
        parser->text_capacity = capacity;
    }
    return true;
}

static void append_text(kunya_xml_parser *parser, const char *text, size_t length) {
    memcpy(parser->text + parser->text_length, text, length);
    parser->text_length += length;
    parser->events[parser->event_count - 1].text_length += (uint32_t)length;
}

static void add(kunya_xml_parser *parser, kunya_xml_kind kind, const char *text, size_t length) {
    if (parser->fault.status != KUNYA_XML_OK || !reserve(parser, length)) return;
    parser->events[parser->event_count++] = (kunya_xml_event){
        .text_start = (uint32_t)parser->text_length,
        .line = XML_GetCurrentLineNumber(parser->expat),
        .kind = kind,
    };
    append_text(parser, text, length);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
    kunya_xml_parser *parser = data;
    (void)attributes;
    if (++parser->depth > KUNYA_XML_DEPTH_LIMIT) return fail(parser, KUNYA_XML_TOO_DEEP);
    add(parser, KUNYA_XML_START, name, strlen(name));
}

static void XMLCALL on_end(void *data, const XML_Char *name) {
    kunya_xml_parser *parser = data;
    (void)name;
    parser->depth--;
    add(parser, KUNYA_XML_END, "", 0);
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length) {
    kunya_xml_parser *parser = data;
    size_t last = parser->event_count;
    // Expat gives each line, and each reference, by itself.
    if (last > 0 && parser->events[last - 1].kind == KUNYA_XML_TEXT) {
        if (parser->fault.status != KUNYA_XML_OK || !reserve(parser, (size_t)length)) return;
        append_text(parser, text, (size_t)length);
    } else {
        add(parser, KUNYA_XML_TEXT, text, (size_t)length);
    }
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_internal_subset) {
    (void)name, (void)system, (void)public, (void)has_internal_subset;
    fail(data, KUNYA_XML_DOCTYPE);
}

kunya_xml_parser *kunya_xml_create(void) {
    kunya_xml_parser *parser = calloc(1, sizeof *parser);
    if (!parser) return NULL;
    parser->expat = XML_ParserCreate(NULL);
    if (!parser->expat) return free(parser), NULL;
    XML_SetUserData(parser->expat, parser);
    XML_SetElementHandler(parser->expat, on_start, on_end);
    XML_SetCharacterDataHandler(parser->expat, on_text);
    XML_SetStartDoctypeDeclHandler(parser->expat, on_doctype);
    return parser;
}

void kunya_xml_destroy(kunya_xml_parser *parser) {
    if (!parser) return;
    XML_ParserFree(parser->expat);
    free(parser->events);
    free(parser->text);
    free(parser);
}

static void parse(kunya_xml_parser *parser, const uint8_t *bytes, size_t length, bool is_last) {
    if (length > KUNYA_XML_PIECE_LIMIT) return fail(parser, KUNYA_XML_TOO_LONG);
    parser->bytes_given += length;
    enum XML_Status status =
        XML_Parse(parser->expat, (const char *)bytes, (int)length, is_last);
    if (parser->fault.status != KUNYA_XML_OK) return;
    if (status == XML_STATUS_ERROR) {
        enum XML_Error code = XML_GetErrorCode(parser->expat);
        fail(parser, code == XML_ERROR_NO_MEMORY ? KUNYA_XML_OUT_OF_MEMORY : KUNYA_XML_MALFORMED);
        if (parser->fault.status == KUNYA_XML_MALFORMED) {
            parser->fault.fault_text = XML_ErrorString(code);
        }
    } else if (!is_last) {
        // What expat has not understood yet it holds in memory, and reads again each time.
        XML_Index understood = XML_GetCurrentByteIndex(parser->expat);
        if (understood < 0) understood = 0;
        if (parser->bytes_given - (uint64_t)understood > KUNYA_XML_TOKEN_LIMIT + length) {
            fail(parser, KUNYA_XML_TOO_LONG);
        }
    }
}

kunya_xml_batch kunya_xml_feed(kunya_xml_parser *parser, const uint8_t *bytes, size_t length,
                               bool is_last) {
    parser->event_count = 0;
    parser->text_length = 0;
    if (parser->fault.status == KUNYA_XML_OK) parse(parser, bytes, length, is_last);
    kunya_xml_batch batch = parser->fault;
    batch.events = parser->events;
    batch.text = parser->text;
    batch.event_count = parser->event_count;
    return batch;
}
