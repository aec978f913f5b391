#include "kunya_icu.h"

#include <unicode/ucnv.h>

// The opaque handle is ICU's own pointer under another name.

kunya_icu_converter *kunya_icu_converter_open(const char *name, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    *status = code;
    if (U_FAILURE(code)) {
        ucnv_close(converter);
        return NULL;
    }
    return (kunya_icu_converter *)converter;
}

void kunya_icu_converter_close(kunya_icu_converter *converter) {
    ucnv_close((UConverter *)converter);
}

int32_t kunya_icu_converter_decode(kunya_icu_converter *converter, const uint8_t *source,
                                   int32_t length, uint16_t *target, int32_t capacity,
                                   int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t needed = ucnv_toUChars((UConverter *)converter, (UChar *)target, capacity,
                                   (const char *)source, length, &code);
    *status = code;
    return needed;
}
