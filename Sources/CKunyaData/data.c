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

static const unsigned char cyrillic_names[] = {
#embed "../../Data/transliteration/cyrillic-names.rules"
};
KUNYA_DATA(cyrillic_names)
