#include "kunya_icu.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

const char *kunya_icu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

const char *kunya_icu_version(void) { return U_ICU_VERSION; }

const char *kunya_icu_unicode_version(void) { return U_UNICODE_VERSION; }

uint16_t kunya_icu_category(uint32_t code_point) {
    // In the order of ICU's UCharCategory.
    static const char names[] = "CnLuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCfCoCsPdPsPePcPoSmScSkSoPiPf";
    int8_t type = u_charType((UChar32)code_point);
    if (type < 0 || type >= U_CHAR_CATEGORY_COUNT) {
        type = U_UNASSIGNED;
    }
    return (uint16_t)(names[2 * type] << 8 | names[2 * type + 1]);
}

uint32_t kunya_icu_script(uint32_t code_point) {
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &code);
    const char *name = U_SUCCESS(code) ? uscript_getShortName(script) : NULL;
    if (name == NULL) {
        name = "Zzzz";
    }
    return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 |
           (uint32_t)name[3];
}

uint8_t kunya_icu_combining_class(uint32_t code_point) {
    return u_getCombiningClass((UChar32)code_point);
}

uint16_t kunya_icu_age(uint32_t code_point) {
    UVersionInfo version;
    u_charAge((UChar32)code_point, version);
    return (uint16_t)(version[0] << 8 | version[1]);
}

bool kunya_icu_is_default_ignorable(uint32_t code_point) {
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool kunya_icu_is_uppercase(uint32_t code_point) { return u_isUUppercase((UChar32)code_point); }

int32_t kunya_icu_digit(uint32_t code_point) { return u_charDigitValue((UChar32)code_point); }
