/// The default data, embedded: one function per file, which returns its bytes and their number.
#ifndef KUNYA_DATA_H
#define KUNYA_DATA_H

#include <stddef.h>

/// Data/orthography/folds.tsv
const unsigned char *kunya_data_folds(size_t *size);

/// Data/transliteration/armenian-names.rules
const unsigned char *kunya_data_armenian_names(size_t *size);

/// Data/transliteration/cyrillic-names.rules
const unsigned char *kunya_data_cyrillic_names(size_t *size);

/// Data/transliteration/devanagari-names.rules
const unsigned char *kunya_data_devanagari_names(size_t *size);

/// Data/transliteration/georgian-names.rules
const unsigned char *kunya_data_georgian_names(size_t *size);

/// Data/transliteration/greek-names.rules
const unsigned char *kunya_data_greek_names(size_t *size);

/// Data/transliteration/hebrew-names.rules
const unsigned char *kunya_data_hebrew_names(size_t *size);

#endif
