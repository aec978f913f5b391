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

static const unsigned char abbreviations[] = {
#embed "../../Data/onomastics/abbreviations.tsv"
};
KUNYA_DATA(abbreviations)

static const unsigned char article_exceptions[] = {
#embed "../../Data/onomastics/article_exceptions.tsv"
};
KUNYA_DATA(article_exceptions)

static const unsigned char articles[] = {
#embed "../../Data/onomastics/articles.tsv"
};
KUNYA_DATA(articles)

static const unsigned char compounds[] = {
#embed "../../Data/onomastics/compounds.tsv"
};
KUNYA_DATA(compounds)

static const unsigned char gendered[] = {
#embed "../../Data/onomastics/gendered.tsv"
};
KUNYA_DATA(gendered)

static const unsigned char numerals[] = {
#embed "../../Data/onomastics/numerals.tsv"
};
KUNYA_DATA(numerals)

static const unsigned char particles[] = {
#embed "../../Data/onomastics/particles.tsv"
};
KUNYA_DATA(particles)

static const unsigned char place_words[] = {
#embed "../../Data/onomastics/place_words.tsv"
};
KUNYA_DATA(place_words)

static const unsigned char theophoric[] = {
#embed "../../Data/onomastics/theophoric.tsv"
};
KUNYA_DATA(theophoric)

static const unsigned char titles[] = {
#embed "../../Data/onomastics/titles.tsv"
};
KUNYA_DATA(titles)
