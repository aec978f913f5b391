#include "kunya_icu.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

// ICU owns these instances: they live as long as the process and are never closed.
static const UNormalizer2 *instance(int form, UErrorCode *status) {
    switch (form) {
    case KUNYA_ICU_NFC:
        return unorm2_getNFCInstance(status);
    case KUNYA_ICU_NFD:
        return unorm2_getNFDInstance(status);
    case KUNYA_ICU_NFKC:
        return unorm2_getNFKCInstance(status);
    case KUNYA_ICU_NFKC_CASEFOLD:
        return unorm2_getNFKCCasefoldInstance(status);
    default:
        *status = U_ILLEGAL_ARGUMENT_ERROR;
        return NULL;
    }
}

int32_t kunya_icu_normalize(int form, const uint16_t *source, int32_t length, uint16_t *target,
                            int32_t capacity, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = instance(form, &code);
    int32_t needed = 0;
    if (U_SUCCESS(code)) {
        needed = unorm2_normalize(normalizer, (const UChar *)source, length, (UChar *)target,
                                  capacity, &code);
    }
    *status = code;
    return needed;
}

bool kunya_icu_is_normalized(int form, const uint16_t *source, int32_t length) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = instance(form, &code);
    if (U_FAILURE(code)) {
        return false;
    }
    return unorm2_quickCheck(normalizer, (const UChar *)source, length, &code) == UNORM_YES &&
           U_SUCCESS(code);
}

int32_t kunya_icu_lower(const uint16_t *source, int32_t length, uint16_t *target,
                        int32_t capacity, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t needed =
        u_strToLower((UChar *)target, capacity, (const UChar *)source, length, "", &code);
    *status = code;
    return needed;
}

// Longer than any mapping of one code point, 18 units for U+FDFA.
enum { MAPPING = 64 };

static int32_t encode(uint32_t code_point, UChar *target) {
    int32_t length = 0;
    if (code_point > 0x10FFFF) {
        code_point = 0xFFFD;
    }
    U16_APPEND_UNSAFE(target, length, code_point);
    return length;
}

static int32_t decompose(const UChar *source, int32_t length, uint16_t *target, int32_t capacity,
                         UErrorCode *code) {
    const UNormalizer2 *nfd = instance(KUNYA_ICU_NFD, code);
    return U_SUCCESS(*code)
               ? unorm2_normalize(nfd, source, length, (UChar *)target, capacity, code)
               : 0;
}

int32_t kunya_icu_fold_compatibly(uint32_t code_point, uint16_t *target, int32_t capacity,
                                  int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UChar source[2], folded[MAPPING];
    int32_t length = encode(code_point, source);
    const UNormalizer2 *normalizer = instance(KUNYA_ICU_NFKC_CASEFOLD, &code);
    if (U_SUCCESS(code)) {
        length = unorm2_normalize(normalizer, source, length, folded, MAPPING, &code);
    }
    length = U_SUCCESS(code) ? decompose(folded, length, target, capacity, &code) : 0;
    *status = code;
    return length;
}

int32_t kunya_icu_fold_case(uint32_t code_point, uint16_t *target, int32_t capacity,
                            int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UChar source[2], folded[MAPPING];
    int32_t length = encode(code_point, source);
    length = u_strFoldCase(folded, MAPPING, source, length, U_FOLD_CASE_DEFAULT, &code);
    length = U_SUCCESS(code) ? decompose(folded, length, target, capacity, &code) : 0;
    *status = code;
    return length;
}
