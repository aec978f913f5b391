#include "kunya_icu.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

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

int32_t kunya_icu_casefold(const uint16_t *source, int32_t length, uint16_t *target,
                           int32_t capacity, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t needed = u_strFoldCase((UChar *)target, capacity, (const UChar *)source, length,
                                   U_FOLD_CASE_DEFAULT, &code);
    *status = code;
    return needed;
}
