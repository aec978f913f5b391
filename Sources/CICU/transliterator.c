#include "kunya_icu.h"

#include <string.h>
#include <unicode/uenum.h>
#include <unicode/utrans.h>

// ICU learns which transform undoes which (NFC, NFD) when it first looks into its list of
// transforms; rules that are compiled backwards before that are refused with U_INVALID_ID.
static void learn_inverses(void) {
    static const UChar nothing[] = {'N', 'u', 'l', 'l'};
    UErrorCode code = U_ZERO_ERROR;
    utrans_close(utrans_openU(nothing, 4, UTRANS_FORWARD, NULL, 0, NULL, &code));
}

// The opaque handle is ICU's own pointer (UTransliterator is void) under another name.

kunya_icu_transliterator *kunya_icu_transliterator_compile(const uint16_t *identifier,
                                                           int32_t identifier_length,
                                                           const uint16_t *rules, int32_t length,
                                                           bool reverse, int32_t *error_offset,
                                                           int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UParseError where = {.line = 0, .offset = -1};
    if (reverse && rules != NULL) learn_inverses();
    UTransliterator *transliterator =
        utrans_openU((const UChar *)identifier, identifier_length,
                     reverse ? UTRANS_REVERSE : UTRANS_FORWARD, (const UChar *)rules, length,
                     &where, &code);
    *error_offset = U_FAILURE(code) ? where.offset : -1;
    *status = code;
    if (U_FAILURE(code)) {
        utrans_close(transliterator);
        return NULL;
    }
    return (kunya_icu_transliterator *)transliterator;
}

kunya_icu_transliterator *kunya_icu_transliterator_open(const uint16_t *identifier, int32_t length,
                                                        bool reverse, int32_t *status) {
    int32_t offset;
    return kunya_icu_transliterator_compile(identifier, length, NULL, 0, reverse, &offset, status);
}

void kunya_icu_transliterator_close(kunya_icu_transliterator *transliterator) {
    utrans_close((UTransliterator *)transliterator);
}

int32_t kunya_icu_transliterate(const kunya_icu_transliterator *transliterator, uint16_t *text,
                                int32_t length, int32_t capacity, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t limit = length;
    utrans_transUChars((const UTransliterator *)transliterator, (UChar *)text, &length, capacity,
                       0, &limit, &code);
    *status = code;
    return length;
}

int32_t kunya_icu_transliterator_count(void) {
    UErrorCode code = U_ZERO_ERROR;
    UEnumeration *ids = utrans_openIDs(&code);
    int32_t count = U_SUCCESS(code) ? uenum_count(ids, &code) : 0;
    uenum_close(ids);
    return U_SUCCESS(code) ? count : 0;
}

int32_t kunya_icu_transliterator_identifier(int32_t index, char *target, int32_t capacity) {
    UErrorCode code = U_ZERO_ERROR;
    UEnumeration *ids = utrans_openIDs(&code);
    const char *id = NULL;
    int32_t length = 0;
    for (int32_t i = 0; U_SUCCESS(code) && i <= index; i++) {
        id = uenum_next(ids, &length, &code);
    }
    if (id == NULL || length >= capacity) {
        length = 0;
    } else {
        memcpy(target, id, (size_t)length + 1);
    }
    uenum_close(ids);
    return length;
}
