// Scalars of RFC 8259: strings, numbers, and where a text breaks their rules.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kunya_json.h"

namespace kunya_json {

/// A fault and its offset in the record.
struct Fault {
    kunya_json_status status;
    size_t offset;
};

/// Unescapes the inside of a string (no quotes) to `out`, which must have room for as many bytes.
///
/// Moves `out` behind what was written.
Fault unescape(const uint8_t *bytes, size_t start, size_t end, uint8_t *&out);

/// Whether `text` is a number as RFC 8259, section 6 writes them.
bool is_number(const uint8_t *text, size_t length);

/// The first place where a record has broken strings or broken UTF-8.
///
/// simdjson says that a record is broken so, but not where; this is only called then.
Fault locate_broken_text(const uint8_t *bytes, size_t length);

}  // namespace kunya_json
