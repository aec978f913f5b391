#include "kunya_data.h"

#include <string.h>

// #embed takes no macro for its file, so each file is an array of its own; `files` lists them.

static const unsigned char folds[] = {
#embed "../../Data/orthography/folds.tsv"
};

static const unsigned char armenian_names[] = {
#embed "../../Data/transliteration/armenian-names.rules"
};

static const unsigned char cyrillic_names[] = {
#embed "../../Data/transliteration/cyrillic-names.rules"
};

static const unsigned char devanagari_names[] = {
#embed "../../Data/transliteration/devanagari-names.rules"
};

static const unsigned char georgian_names[] = {
#embed "../../Data/transliteration/georgian-names.rules"
};

static const unsigned char greek_names[] = {
#embed "../../Data/transliteration/greek-names.rules"
};

static const unsigned char hebrew_names[] = {
#embed "../../Data/transliteration/hebrew-names.rules"
};

static const unsigned char articles[] = {
#embed "../../Data/onomastics/articles.tsv"
};

static const unsigned char article_exceptions[] = {
#embed "../../Data/onomastics/article_exceptions.tsv"
};

static const unsigned char particles[] = {
#embed "../../Data/onomastics/particles.tsv"
};

static const unsigned char titles[] = {
#embed "../../Data/onomastics/titles.tsv"
};

static const unsigned char theophoric[] = {
#embed "../../Data/onomastics/theophoric.tsv"
};

static const unsigned char compounds[] = {
#embed "../../Data/onomastics/compounds.tsv"
};

static const unsigned char place_words[] = {
#embed "../../Data/onomastics/place_words.tsv"
};

static const unsigned char numerals[] = {
#embed "../../Data/onomastics/numerals.tsv"
};

static const unsigned char abbreviations[] = {
#embed "../../Data/onomastics/abbreviations.tsv"
};

static const unsigned char gendered[] = {
#embed "../../Data/onomastics/gendered.tsv"
};

static const unsigned char common_words[] = {
#embed "../../Data/onomastics/common_words.tsv"
};

static const unsigned char key_classes[] = {
#embed "../../Data/matching/key_classes.tsv"
};

static const unsigned char prices[] = {
#embed "../../Data/matching/prices.tsv"
};

static const unsigned char edit_arabic_latin[] = {
#embed "../../Data/model/edit_arabic_latin.tsv"
};

static const unsigned char edit_latin_latin[] = {
#embed "../../Data/model/edit_latin_latin.tsv"
};

static const unsigned char edit_arabic_arabic[] = {
#embed "../../Data/model/edit_arabic_arabic.tsv"
};

static const unsigned char letters_arabic[] = {
#embed "../../Data/model/letters_arabic.tsv"
};

static const unsigned char letters_latin[] = {
#embed "../../Data/model/letters_latin.tsv"
};

static const unsigned char parts[] = {
#embed "../../Data/model/parts.tsv"
};

static const unsigned char calibration[] = {
#embed "../../Data/model/calibration.tsv"
};

static const unsigned char calibration_pair[] = {
#embed "../../Data/model/calibration_pair.tsv"
};

static const unsigned char lexicon[] = {
#embed "../../Data/compiled/lexicon.bin"
};

static const unsigned char default_index[] = {
#embed "../../Data/compiled/default.kunya"
};

#define FILE(path, name) {path, name, sizeof name}

static const struct {
    const char *path;
    const unsigned char *bytes;
    size_t size;
} files[] = {
    FILE("orthography/folds.tsv", folds),
    FILE("transliteration/armenian-names.rules", armenian_names),
    FILE("transliteration/cyrillic-names.rules", cyrillic_names),
    FILE("transliteration/devanagari-names.rules", devanagari_names),
    FILE("transliteration/georgian-names.rules", georgian_names),
    FILE("transliteration/greek-names.rules", greek_names),
    FILE("transliteration/hebrew-names.rules", hebrew_names),
    FILE("onomastics/articles.tsv", articles),
    FILE("onomastics/article_exceptions.tsv", article_exceptions),
    FILE("onomastics/particles.tsv", particles),
    FILE("onomastics/titles.tsv", titles),
    FILE("onomastics/theophoric.tsv", theophoric),
    FILE("onomastics/compounds.tsv", compounds),
    FILE("onomastics/place_words.tsv", place_words),
    FILE("onomastics/numerals.tsv", numerals),
    FILE("onomastics/abbreviations.tsv", abbreviations),
    FILE("onomastics/gendered.tsv", gendered),
    FILE("onomastics/common_words.tsv", common_words),
    FILE("matching/key_classes.tsv", key_classes),
    FILE("matching/prices.tsv", prices),
    FILE("model/edit_arabic_latin.tsv", edit_arabic_latin),
    FILE("model/edit_latin_latin.tsv", edit_latin_latin),
    FILE("model/edit_arabic_arabic.tsv", edit_arabic_arabic),
    FILE("model/letters_arabic.tsv", letters_arabic),
    FILE("model/letters_latin.tsv", letters_latin),
    FILE("model/parts.tsv", parts),
    FILE("model/calibration.tsv", calibration),
    FILE("model/calibration_pair.tsv", calibration_pair),
    FILE("compiled/lexicon.bin", lexicon),
    FILE("compiled/default.kunya", default_index),
};

const unsigned char *kunya_data(const char *path, size_t *size) {
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (strcmp(path, files[i].path) == 0) {
            *size = files[i].size;
            return files[i].bytes;
        }
    }
    return NULL;
}
