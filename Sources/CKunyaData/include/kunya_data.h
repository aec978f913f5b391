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

/// Data/onomastics/abbreviations.tsv
const unsigned char *kunya_data_abbreviations(size_t *size);

/// Data/onomastics/article_exceptions.tsv
const unsigned char *kunya_data_article_exceptions(size_t *size);

/// Data/onomastics/articles.tsv
const unsigned char *kunya_data_articles(size_t *size);

/// Data/onomastics/compounds.tsv
const unsigned char *kunya_data_compounds(size_t *size);

/// Data/onomastics/gendered.tsv
const unsigned char *kunya_data_gendered(size_t *size);

/// Data/onomastics/numerals.tsv
const unsigned char *kunya_data_numerals(size_t *size);

/// Data/onomastics/particles.tsv
const unsigned char *kunya_data_particles(size_t *size);

/// Data/onomastics/place_words.tsv
const unsigned char *kunya_data_place_words(size_t *size);

/// Data/onomastics/theophoric.tsv
const unsigned char *kunya_data_theophoric(size_t *size);

/// Data/onomastics/titles.tsv
const unsigned char *kunya_data_titles(size_t *size);

#endif
