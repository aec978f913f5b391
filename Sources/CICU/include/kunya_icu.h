/// The only door to ICU: opaque handles and plain integers, no ICU type crosses it.
///
/// Works with ICU 70 and later. ICU's headers rename every symbol per version (`u_charType_72`),
/// which only C sees; so all calls are made in this target's C files.
///
/// Text is UTF-16, ICU's own form. Functions that fill a buffer return the length needed, and
/// `KUNYA_ICU_OVERFLOW` in `*status` when the buffer was too small: call again with that size.
#ifndef KUNYA_ICU_H
#define KUNYA_ICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Status 0 is success, negative a warning, positive an error (ICU's `UErrorCode`).
enum { KUNYA_ICU_OVERFLOW = 15 };

/// ICU's name of a status, `U_ILLEGAL_ARGUMENT_ERROR`.
const char *kunya_icu_status_name(int32_t status);

/// ICU's version, `72.1`, and that of the Unicode data in it, `15.0`.
const char *kunya_icu_version(void);
const char *kunya_icu_unicode_version(void);

// Normalization ---------------------------------------------------------------------------------

enum {
    KUNYA_ICU_NFC,
    KUNYA_ICU_NFD,
    KUNYA_ICU_NFKC,
    KUNYA_ICU_NFKC_CASEFOLD,
};

/// Normalizes; source and target must not overlap.
int32_t kunya_icu_normalize(int form, const uint16_t *source, int32_t length, uint16_t *target,
                            int32_t capacity, int32_t *status);

/// Small letters for capitals, as no language in particular has them; source and target must not
/// overlap.
int32_t kunya_icu_lower(const uint16_t *source, int32_t length, uint16_t *target,
                        int32_t capacity, int32_t *status);

/// Whether text is surely in a form already; `false` may also mean "perhaps".
bool kunya_icu_is_normalized(int form, const uint16_t *source, int32_t length);

/// One code point, NFKC case-folded and then canonically decomposed.
int32_t kunya_icu_fold_compatibly(uint32_t code_point, uint16_t *target, int32_t capacity,
                                  int32_t *status);

/// One code point, case-folded (full folding) and then canonically decomposed.
int32_t kunya_icu_fold_case(uint32_t code_point, uint16_t *target, int32_t capacity,
                            int32_t *status);

// Code point properties -------------------------------------------------------------------------

/// General category as a letter pair, `'L' << 8 | 'u'`.
uint16_t kunya_icu_category(uint32_t code_point);

/// Script as its ISO 15924 code in four bytes, `'A' << 24 | 'r' << 16 | 'a' << 8 | 'b'`.
uint32_t kunya_icu_script(uint32_t code_point);

/// Canonical combining class.
uint8_t kunya_icu_combining_class(uint32_t code_point);

/// Unicode version in which a code point was assigned, major and minor; 0 if it is not.
uint16_t kunya_icu_age(uint32_t code_point);

bool kunya_icu_is_default_ignorable(uint32_t code_point);
bool kunya_icu_is_uppercase(uint32_t code_point);

/// Value of a decimal digit of any script, -1 for all else.
int32_t kunya_icu_digit(uint32_t code_point);

// Transliteration -------------------------------------------------------------------------------

typedef struct kunya_icu_transliterator kunya_icu_transliterator;

/// Opens one of ICU's own transforms by its identifier, `Greek-Latin`. Null on error.
kunya_icu_transliterator *kunya_icu_transliterator_open(const uint16_t *identifier, int32_t length,
                                                        bool reverse, int32_t *status);

/// Compiles rules in ICU's transform syntax. Null on error; `*error_offset` is then the UTF-16
/// offset in the rules, or -1 (ICU gives no usable line number for rules).
kunya_icu_transliterator *kunya_icu_transliterator_compile(const uint16_t *identifier,
                                                           int32_t identifier_length,
                                                           const uint16_t *rules, int32_t length,
                                                           bool reverse, int32_t *error_offset,
                                                           int32_t *status);

void kunya_icu_transliterator_close(kunya_icu_transliterator *transliterator);

/// Transliterates `text[0..<length]` in place; returns the new length.
int32_t kunya_icu_transliterate(const kunya_icu_transliterator *transliterator, uint16_t *text,
                                int32_t length, int32_t capacity, int32_t *status);

/// Number of ICU's transforms, and the identifier of each.
int32_t kunya_icu_transliterator_count(void);
int32_t kunya_icu_transliterator_identifier(int32_t index, char *target, int32_t capacity);

// Character sets --------------------------------------------------------------------------------

typedef struct kunya_icu_converter kunya_icu_converter;

/// Opens a converter by any name or alias ICU knows, `windows-1256`. Null on error.
kunya_icu_converter *kunya_icu_converter_open(const char *name, int32_t *status);
void kunya_icu_converter_close(kunya_icu_converter *converter);

/// Decodes a whole text; bytes without meaning become U+FFFD.
int32_t kunya_icu_converter_decode(kunya_icu_converter *converter, const uint8_t *source,
                                   int32_t length, uint16_t *target, int32_t capacity,
                                   int32_t *status);

#endif
