#include "kunya_data.h"

// #embed takes no macro for its file within a macro's expansion, so each file is an array of its
// own, and KUNYA_DATA makes the function that hands it out.
#define KUNYA_DATA(name)                                                                           \
    const unsigned char *kunya_data_##name(size_t *size) {                                         \
        *size = sizeof name;                                                                       \
        return name;                                                                               \
    }

static const unsigned char folds[] = {
#embed "../../Data/orthography/folds.tsv"
};
KUNYA_DATA(folds)

static const unsigned char armenian_names[] = {
#embed "../../Data/transliteration/armenian-names.rules"
};
KUNYA_DATA(armenian_names)

static const unsigned char cyrillic_names[] = {
#embed "../../Data/transliteration/cyrillic-names.rules"
};
KUNYA_DATA(cyrillic_names)

static const unsigned char devanagari_names[] = {
#embed "../../Data/transliteration/devanagari-names.rules"
};
KUNYA_DATA(devanagari_names)

static const unsigned char georgian_names[] = {
#embed "../../Data/transliteration/georgian-names.rules"
};
KUNYA_DATA(georgian_names)

static const unsigned char greek_names[] = {
#embed "../../Data/transliteration/greek-names.rules"
};
KUNYA_DATA(greek_names)

static const unsigned char hebrew_names[] = {
#embed "../../Data/transliteration/hebrew-names.rules"
};
KUNYA_DATA(hebrew_names)
