// One JSON record to a flat list of nodes.
//
// simdjson's first stage finds, with SIMD, where every token begins, and proves strings closed and
// UTF-8 well-formed. The walk over these places is ours rather than simdjson's on-demand reader,
// since that skips the inside of values nobody asks for, takes a key twice, knows no number beyond
// 64 bits and has no position for most faults; and its tree reader keeps no raw text.

#include "kunya_json.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "scalars.hpp"

using kunya_json::Fault;

namespace {

/// Above this many members, repeated keys are looked for by sorting instead of pair by pair.
constexpr uint32_t few_members = 16;
constexpr size_t length_limit = size_t(1) << 30;

bool is_space(uint8_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

struct kunya_json_parser {
    kunya_json_result parse(const uint8_t *record, size_t size);

private:
    std::unique_ptr<simdjson::internal::dom_parser_implementation> index;
    size_t index_capacity = 0;
    std::vector<kunya_json_node> nodes;
    std::vector<uint8_t> text;
    std::vector<uint32_t> members;

    const uint8_t *bytes = nullptr;
    size_t length = 0;
    const uint32_t *token = nullptr;
    const uint32_t *tokens_end = nullptr;
    uint32_t node_count = 0;
    uint8_t *text_end = nullptr;
    Fault fault{KUNYA_JSON_OK, 0};
    uint32_t repeated = 0;

    bool prepare();
    bool find_tokens();
    bool read_record();
    bool read_value(uint32_t node, int depth);
    bool read_object(uint32_t node, int depth);
    bool read_array(uint32_t node, int depth);
    bool read_string(uint32_t &start, uint32_t &size);
    bool read_atom(kunya_json_node &node);
    bool check_keys(uint32_t object);
    bool same_key(uint32_t a, uint32_t b) const;
    std::string_view key(uint32_t node) const;

    bool fail(kunya_json_status status, size_t offset) {
        fault = {status, offset};
        return false;
    }
    /// The token's first byte; 0, which begins none, behind the last.
    uint8_t peek() const { return token < tokens_end ? bytes[*token] : 0; }
    /// Where the token begins; behind the last, the end of what is not blank.
    size_t offset() const { return token < tokens_end ? *token : content_end(length); }
    size_t content_end(size_t end) const {
        while (end > 0 && is_space(bytes[end - 1])) end--;
        return end;
    }
    /// Where the token ends: before the blanks in front of the next one.
    size_t token_end() const { return content_end(token + 1 < tokens_end ? token[1] : length); }
    uint32_t text_position() const { return uint32_t(text_end - text.data()); }
    uint32_t add_node() {
        nodes[node_count] = kunya_json_node{};
        return node_count++;
    }
};

kunya_json_result kunya_json_parser::parse(const uint8_t *record, size_t size) {
    bytes = record;
    length = size;
    node_count = 0;
    repeated = 0;
    fault = {KUNYA_JSON_OK, 0};
    bool good = prepare() && find_tokens() && read_record();
    kunya_json_result result{};
    result.status = fault.status;
    result.fault_offset = uint32_t(fault.offset);
    result.nodes = nodes.data();
    result.text = text.data();
    result.node_count = good ? node_count : 0;
    if (fault.status == KUNYA_JSON_DUPLICATE_KEY) {
        result.fault_text_start = nodes[repeated].key_start;
        result.fault_text_length = nodes[repeated].key_length;
    }
    return result;
}

bool kunya_json_parser::prepare() {
    if (length > length_limit) return fail(KUNYA_JSON_TOO_LARGE, 0);
    if (!index || index_capacity < length) {
        size_t capacity = std::max(length, size_t(4096));
        auto error = index ? index->set_capacity(capacity)
                           : simdjson::get_active_implementation()->create_dom_parser_implementation(
                                 capacity, 1, index);
        if (error) {
            index_capacity = 0;
            return fail(KUNYA_JSON_OUT_OF_MEMORY, 0);
        }
        index_capacity = capacity;
    }
    // Unescaped, keys and values are never longer than in the record.
    if (text.size() < length) text.resize(std::max(length, size_t(4096)));
    text_end = text.data();
    return true;
}

bool kunya_json_parser::find_tokens() {
    if (length == 0) return fail(KUNYA_JSON_EXPECTED_OBJECT, 0);
    switch (index->stage1(bytes, length, simdjson::stage1_mode::regular)) {
    case simdjson::SUCCESS:
        break;
    case simdjson::EMPTY:
        return fail(KUNYA_JSON_EXPECTED_OBJECT, 0);
    case simdjson::MEMALLOC:
        return fail(KUNYA_JSON_OUT_OF_MEMORY, 0);
    default:
        fault = kunya_json::locate_broken_text(bytes, length);
        return false;
    }
    token = index->structural_indexes.get();
    tokens_end = token + index->n_structural_indexes;
    // Every node begins at a token of its own.
    size_t most = index->n_structural_indexes;
    if (nodes.size() < most) nodes.resize(std::max(most, size_t(256)));
    return true;
}

bool kunya_json_parser::read_record() {
    if (peek() != '{') return fail(KUNYA_JSON_EXPECTED_OBJECT, offset());
    if (!read_value(add_node(), 1)) return false;
    return token == tokens_end || fail(KUNYA_JSON_TRAILING_CONTENT, offset());
}

bool kunya_json_parser::read_value(uint32_t node, int depth) {
    if (depth > KUNYA_JSON_DEPTH_LIMIT) return fail(KUNYA_JSON_TOO_DEEP, offset());
    size_t start = offset();
    size_t end;
    switch (peek()) {
    case '{':
        if (!read_object(node, depth)) return false;
        end = token[-1] + 1;
        break;
    case '[':
        if (!read_array(node, depth)) return false;
        end = token[-1] + 1;
        break;
    case '"':
        end = token_end();
        nodes[node].kind = KUNYA_JSON_STRING;
        if (!read_string(nodes[node].text_start, nodes[node].text_length)) return false;
        break;
    default:
        end = token_end();
        if (!read_atom(nodes[node])) return false;
    }
    nodes[node].raw_start = uint32_t(start);
    nodes[node].raw_length = uint32_t(end - start);
    nodes[node].next = node_count;
    return true;
}

bool kunya_json_parser::read_object(uint32_t node, int depth) {
    nodes[node].kind = KUNYA_JSON_OBJECT;
    token++;
    if (peek() == '}') {
        token++;
        return true;
    }
    while (true) {
        if (peek() != '"') return fail(KUNYA_JSON_EXPECTED_KEY, offset());
        size_t key_offset = offset();
        uint32_t key_start, key_length;
        if (!read_string(key_start, key_length)) return false;
        if (peek() != ':') return fail(KUNYA_JSON_EXPECTED_COLON, offset());
        token++;
        uint32_t child = add_node();
        nodes[child].key_start = key_start;
        nodes[child].key_length = key_length;
        nodes[child].key_offset = uint32_t(key_offset);
        if (!read_value(child, depth + 1)) return false;
        uint8_t next = peek();
        if (next != ',' && next != '}') return fail(KUNYA_JSON_EXPECTED_COMMA, offset());
        token++;
        if (next == '}') break;
    }
    return check_keys(node);
}

bool kunya_json_parser::read_array(uint32_t node, int depth) {
    nodes[node].kind = KUNYA_JSON_ARRAY;
    token++;
    if (peek() == ']') {
        token++;
        return true;
    }
    while (true) {
        if (!read_value(add_node(), depth + 1)) return false;
        uint8_t next = peek();
        if (next != ',' && next != ']') return fail(KUNYA_JSON_EXPECTED_COMMA, offset());
        token++;
        if (next == ']') return true;
    }
}

bool kunya_json_parser::read_string(uint32_t &start, uint32_t &size) {
    size_t first = offset() + 1;
    size_t end = token_end();
    // The first stage has closed every string, and starts a token behind each closing quote.
    if (end <= first || bytes[end - 1] != '"') return fail(KUNYA_JSON_UNCLOSED_STRING, offset());
    start = text_position();
    Fault found = kunya_json::unescape(bytes, first, end - 1, text_end);
    if (found.status != KUNYA_JSON_OK) return fail(found.status, found.offset);
    size = text_position() - start;
    token++;
    return true;
}

bool kunya_json_parser::read_atom(kunya_json_node &node) {
    uint8_t first = peek();
    size_t start = offset();
    std::string_view atom(reinterpret_cast<const char *>(bytes) + start, token_end() - start);
    if (atom == "true") node.kind = KUNYA_JSON_TRUE;
    else if (atom == "false") node.kind = KUNYA_JSON_FALSE;
    else if (atom == "null") node.kind = KUNYA_JSON_NULL;
    else if (first != '-' && (first < '0' || first > '9'))
        return fail(KUNYA_JSON_EXPECTED_VALUE, start);
    else if (!kunya_json::is_number(bytes + start, atom.size()))
        return fail(KUNYA_JSON_BAD_NUMBER, start);
    else node.kind = KUNYA_JSON_NUMBER;
    node.text_start = text_position();
    node.text_length = uint32_t(atom.size());
    std::memcpy(text_end, atom.data(), atom.size());
    text_end += atom.size();
    token++;
    return true;
}

std::string_view kunya_json_parser::key(uint32_t node) const {
    return {reinterpret_cast<const char *>(text.data()) + nodes[node].key_start,
            nodes[node].key_length};
}

bool kunya_json_parser::same_key(uint32_t a, uint32_t b) const { return key(a) == key(b); }

bool kunya_json_parser::check_keys(uint32_t object) {
    uint32_t count = 0;
    for (uint32_t member = object + 1; member < node_count; member = nodes[member].next) {
        if (++count > few_members) break;
        for (uint32_t other = object + 1; other < member; other = nodes[other].next) {
            if (same_key(other, member)) {
                repeated = member;
                return fail(KUNYA_JSON_DUPLICATE_KEY, nodes[member].key_offset);
            }
        }
    }
    if (count <= few_members) return true;
    members.clear();
    for (uint32_t member = object + 1; member < node_count; member = nodes[member].next) {
        members.push_back(member);
    }
    std::sort(members.begin(), members.end(), [this](uint32_t a, uint32_t b) {
        int order = key(a).compare(key(b));
        return order < 0 || (order == 0 && a < b);
    });
    // The repetition that stands first in the record, as pair by pair would find it.
    repeated = 0;
    for (size_t i = 1; i < members.size(); i++) {
        if (same_key(members[i - 1], members[i]) && (!repeated || members[i] < repeated)) {
            repeated = members[i];
        }
    }
    return !repeated || fail(KUNYA_JSON_DUPLICATE_KEY, nodes[repeated].key_offset);
}

extern "C" {

kunya_json_parser *kunya_json_create(void) { return new (std::nothrow) kunya_json_parser; }

void kunya_json_destroy(kunya_json_parser *parser) { delete parser; }

kunya_json_result kunya_json_parse(kunya_json_parser *parser, const uint8_t *bytes, size_t length) {
    try {
        return parser->parse(bytes, length);
    } catch (const std::bad_alloc &) {
        kunya_json_result result{};
        result.status = KUNYA_JSON_OUT_OF_MEMORY;
        return result;
    }
}

}  // extern "C"
