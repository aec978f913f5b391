#include "scalars.hpp"

#include <cstring>

namespace kunya_json {

namespace {

/// Value of four hexadecimal digits; above 0xFFFF where they are not.
uint32_t hex4(const uint8_t *digits) {
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        uint8_t c = digits[i];
        uint32_t digit;
        if (c >= '0' && c <= '9') digit = c - '0';
        else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        else return UINT32_MAX;
        value = value << 4 | digit;
    }
    return value;
}

void append_utf8(uint32_t scalar, uint8_t *&out) {
    if (scalar < 0x80) {
        *out++ = uint8_t(scalar);
    } else if (scalar < 0x800) {
        *out++ = uint8_t(0xC0 | scalar >> 6);
        *out++ = uint8_t(0x80 | (scalar & 0x3F));
    } else if (scalar < 0x10000) {
        *out++ = uint8_t(0xE0 | scalar >> 12);
        *out++ = uint8_t(0x80 | (scalar >> 6 & 0x3F));
        *out++ = uint8_t(0x80 | (scalar & 0x3F));
    } else {
        *out++ = uint8_t(0xF0 | scalar >> 18);
        *out++ = uint8_t(0x80 | (scalar >> 12 & 0x3F));
        *out++ = uint8_t(0x80 | (scalar >> 6 & 0x3F));
        *out++ = uint8_t(0x80 | (scalar & 0x3F));
    }
}

/// Reads the `\uXXXX` at `position`, or two of them that make one scalar; moves behind.
kunya_json_status unescape_unicode(
    const uint8_t *bytes, size_t &position, size_t end, uint8_t *&out) {
    if (end - position < 6) return KUNYA_JSON_BAD_ESCAPE;
    uint32_t unit = hex4(bytes + position + 2);
    if (unit > 0xFFFF) return KUNYA_JSON_BAD_ESCAPE;
    if (unit < 0xD800 || unit > 0xDFFF) {
        append_utf8(unit, out);
        position += 6;
        return KUNYA_JSON_OK;
    }
    const uint8_t *second = bytes + position + 6;
    if (unit > 0xDBFF || end - position < 12 || second[0] != '\\' || second[1] != 'u') {
        return KUNYA_JSON_LONE_SURROGATE;
    }
    uint32_t low = hex4(second + 2);
    if (low < 0xDC00 || low > 0xDFFF) return KUNYA_JSON_LONE_SURROGATE;
    append_utf8(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), out);
    position += 12;
    return KUNYA_JSON_OK;
}

/// The character a two-character escape stands for; 0 where there is no such escape.
uint8_t short_escape(uint8_t letter) {
    switch (letter) {
    case '"': case '\\': case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
    }
}

/// Length of the well-formed UTF-8 sequence at `position`; 0 where there is none.
///
/// Unicode 15, table 3-7.
size_t sequence_length(const uint8_t *bytes, size_t position, size_t end) {
    uint8_t lead = bytes[position];
    if (lead < 0x80) return 1;
    size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || end - position < length) return 0;
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[position + 1] < low || bytes[position + 1] > high) return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[position + i] & 0xC0) != 0x80) return 0;
    }
    return length;
}

bool skip_digits(const uint8_t *text, size_t &position, size_t length) {
    size_t start = position;
    while (position < length && text[position] >= '0' && text[position] <= '9') position++;
    return position > start;
}

}  // namespace

Fault unescape(const uint8_t *bytes, size_t position, size_t end, uint8_t *&out) {
    while (position < end) {
        auto found = static_cast<const uint8_t *>(
            std::memchr(bytes + position, '\\', end - position));
        size_t plain = (found ? size_t(found - bytes) : end) - position;
        std::memcpy(out, bytes + position, plain);
        out += plain;
        position += plain;
        if (!found) break;
        if (end - position < 2) return {KUNYA_JSON_BAD_ESCAPE, position};
        if (bytes[position + 1] == 'u') {
            kunya_json_status status = unescape_unicode(bytes, position, end, out);
            if (status != KUNYA_JSON_OK) return {status, position};
        } else {
            uint8_t character = short_escape(bytes[position + 1]);
            if (character == 0) return {KUNYA_JSON_BAD_ESCAPE, position};
            *out++ = character;
            position += 2;
        }
    }
    return {KUNYA_JSON_OK, end};
}

bool is_number(const uint8_t *text, size_t length) {
    size_t i = 0;
    if (i < length && text[i] == '-') i++;
    if (i < length && text[i] == '0') i++;
    else if (!skip_digits(text, i, length)) return false;
    if (i < length && text[i] == '.') {
        i++;
        if (!skip_digits(text, i, length)) return false;
    }
    if (i < length && (text[i] == 'e' || text[i] == 'E')) {
        i++;
        if (i < length && (text[i] == '+' || text[i] == '-')) i++;
        if (!skip_digits(text, i, length)) return false;
    }
    return i == length;
}

Fault locate_broken_text(const uint8_t *bytes, size_t length) {
    bool inside = false;
    size_t opened = 0;
    for (size_t i = 0; i < length;) {
        size_t step = sequence_length(bytes, i, length);
        if (step == 0) return {KUNYA_JSON_INVALID_UTF8, i};
        if (inside && bytes[i] < 0x20) return {KUNYA_JSON_CONTROL_CHARACTER, i};
        // A backslash outside a string is a fault too, but also escapes a quote for simdjson.
        if (bytes[i] == '\\' && i + 1 < length && bytes[i + 1] >= 0x20 && bytes[i + 1] < 0x80) {
            step = 2;
        } else if (bytes[i] == '"') {
            inside = !inside;
            opened = i;
        }
        i += step;
    }
    return {KUNYA_JSON_UNCLOSED_STRING, opened};
}

}  // namespace kunya_json
