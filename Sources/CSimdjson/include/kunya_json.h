#ifndef KUNYA_JSON_H
#define KUNYA_JSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What is wrong with a JSON record; `KUNYA_JSON_OK` when nothing is.
typedef enum kunya_json_status : uint8_t {
    KUNYA_JSON_OK,
    KUNYA_JSON_OUT_OF_MEMORY,
    KUNYA_JSON_TOO_LARGE,
    KUNYA_JSON_TOO_DEEP,
    KUNYA_JSON_INVALID_UTF8,
    KUNYA_JSON_CONTROL_CHARACTER,
    KUNYA_JSON_UNCLOSED_STRING,
    KUNYA_JSON_BAD_ESCAPE,
    KUNYA_JSON_LONE_SURROGATE,
    KUNYA_JSON_BAD_NUMBER,
    KUNYA_JSON_EXPECTED_OBJECT,
    KUNYA_JSON_EXPECTED_KEY,
    KUNYA_JSON_EXPECTED_COLON,
    KUNYA_JSON_EXPECTED_COMMA,
    KUNYA_JSON_EXPECTED_VALUE,
    KUNYA_JSON_TRAILING_CONTENT,
    KUNYA_JSON_DUPLICATE_KEY,
} kunya_json_status;

typedef enum kunya_json_kind : uint8_t {
    KUNYA_JSON_OBJECT,
    KUNYA_JSON_ARRAY,
    KUNYA_JSON_STRING,
    KUNYA_JSON_NUMBER,
    KUNYA_JSON_TRUE,
    KUNYA_JSON_FALSE,
    KUNYA_JSON_NULL,
} kunya_json_kind;

/// One value of a parsed record. Nodes stand in document order, a container before its children.
typedef struct kunya_json_node {
    /// The member's name, unescaped, in the text buffer; empty for array elements and the root.
    uint32_t key_start, key_length;
    /// Where the member's name begins in the bytes that were parsed.
    uint32_t key_offset;
    /// A string unescaped, or a number or literal as written, in the text buffer.
    uint32_t text_start, text_length;
    /// The value as written, in the bytes that were parsed.
    uint32_t raw_start, raw_length;
    /// Index of the first node behind this value and all it holds.
    uint32_t next;
    kunya_json_kind kind;
} kunya_json_node;

/// The outcome of a parse, valid until the same parser's next one.
typedef struct kunya_json_result {
    const kunya_json_node *nodes;
    const uint8_t *text;
    uint32_t node_count;
    /// Where the fault lies, in the bytes that were parsed.
    uint32_t fault_offset;
    /// The repeated key in the text buffer, for `KUNYA_JSON_DUPLICATE_KEY`.
    uint32_t fault_text_start, fault_text_length;
    kunya_json_status status;
} kunya_json_result;

typedef struct kunya_json_parser kunya_json_parser;

/// How deep objects and arrays may nest, the record itself included.
enum { KUNYA_JSON_DEPTH_LIMIT = 64 };

/// A parser, whose buffers are kept from record to record; NULL when memory has run out.
kunya_json_parser *kunya_json_create(void);

void kunya_json_destroy(kunya_json_parser *parser);

/// Parses one object. Any bytes are fine; nothing beyond `length` is read.
///
/// Strict RFC 8259, and stricter in one point: a key may not come twice in one object, whichever
/// way it is escaped. `\u0000` is a character like any other; half a surrogate pair is a fault.
/// Numbers are checked but not converted, so that none is too large. Linear in `length`, but for
/// objects of many keys, which are sorted.
kunya_json_result kunya_json_parse(kunya_json_parser *parser, const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
