/// The default data, embedded: one function per file, which returns its bytes and their number.
#ifndef KUNYA_DATA_H
#define KUNYA_DATA_H

#include <stddef.h>

/// Data/orthography/folds.tsv
const unsigned char *kunya_data_folds(size_t *size);

/// Data/transliteration/cyrillic-names.rules
const unsigned char *kunya_data_cyrillic_names(size_t *size);

#endif
