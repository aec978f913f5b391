#include "kunya_data.h"

#include <string.h>

// #embed takes no macro for its file, so each file is an array of its own; `files` lists them.

// Records of compiled files are read where they lie.
#define COMPILED _Alignas(64)

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

static const unsigned char reading_afghan[] = {
#embed "../../Data/transliteration/readings/afghan.rules"
};

static const unsigned char reading_arabic[] = {
#embed "../../Data/transliteration/readings/arabic.rules"
};

static const unsigned char reading_capitals[] = {
#embed "../../Data/transliteration/readings/capitals.rules"
};

static const unsigned char reading_kurdish[] = {
#embed "../../Data/transliteration/readings/kurdish.rules"
};

static const unsigned char reading_persian[] = {
#embed "../../Data/transliteration/readings/persian.rules"
};

static const unsigned char reading_perso_arabic[] = {
#embed "../../Data/transliteration/readings/perso-arabic.rules"
};

static const unsigned char reading_urdu[] = {
#embed "../../Data/transliteration/readings/urdu.rules"
};

static const unsigned char scheme_ala_lc_ar_2012[] = {
#embed "../../Data/transliteration/schemes/ala-lc-ar-2012.rules"
};

static const unsigned char scheme_ala_lc_ckb_2012[] = {
#embed "../../Data/transliteration/schemes/ala-lc-ckb-2012.rules"
};

static const unsigned char scheme_ala_lc_fa_2012[] = {
#embed "../../Data/transliteration/schemes/ala-lc-fa-2012.rules"
};

static const unsigned char scheme_ala_lc_prs_2012[] = {
#embed "../../Data/transliteration/schemes/ala-lc-prs-2012.rules"
};

static const unsigned char scheme_ala_lc_ps_2012[] = {
#embed "../../Data/transliteration/schemes/ala-lc-ps-2012.rules"
};

static const unsigned char scheme_ala_lc_ur_2012[] = {
#embed "../../Data/transliteration/schemes/ala-lc-ur-2012.rules"
};

static const unsigned char scheme_bgn_pcgn_ar_1956[] = {
#embed "../../Data/transliteration/schemes/bgn-pcgn-ar-1956.rules"
};

static const unsigned char scheme_bgn_pcgn_ckb_2007[] = {
#embed "../../Data/transliteration/schemes/bgn-pcgn-ckb-2007.rules"
};

static const unsigned char scheme_bgn_pcgn_fa_1958[] = {
#embed "../../Data/transliteration/schemes/bgn-pcgn-fa-1958.rules"
};

static const unsigned char scheme_bgn_pcgn_prs_2007[] = {
#embed "../../Data/transliteration/schemes/bgn-pcgn-prs-2007.rules"
};

static const unsigned char scheme_bgn_pcgn_ps_1968[] = {
#embed "../../Data/transliteration/schemes/bgn-pcgn-ps-1968.rules"
};

static const unsigned char scheme_bgn_pcgn_ur_2007[] = {
#embed "../../Data/transliteration/schemes/bgn-pcgn-ur-2007.rules"
};

static const unsigned char scheme_buckwalter_ar[] = {
#embed "../../Data/transliteration/schemes/buckwalter-ar.rules"
};

static const unsigned char scheme_chat_ar_egyptian[] = {
#embed "../../Data/transliteration/schemes/chat-ar-egyptian.rules"
};

static const unsigned char scheme_chat_ar_gulf[] = {
#embed "../../Data/transliteration/schemes/chat-ar-gulf.rules"
};

static const unsigned char scheme_chat_ar_levantine[] = {
#embed "../../Data/transliteration/schemes/chat-ar-levantine.rules"
};

static const unsigned char scheme_chat_ar_maghrebi[] = {
#embed "../../Data/transliteration/schemes/chat-ar-maghrebi.rules"
};

static const unsigned char scheme_din_31635_ar_2011[] = {
#embed "../../Data/transliteration/schemes/din-31635-ar-2011.rules"
};

static const unsigned char scheme_dmg_fa_1935[] = {
#embed "../../Data/transliteration/schemes/dmg-fa-1935.rules"
};

static const unsigned char scheme_ic_ar_2015[] = {
#embed "../../Data/transliteration/schemes/ic-ar-2015.rules"
};

static const unsigned char scheme_ic_fa_2004[] = {
#embed "../../Data/transliteration/schemes/ic-fa-2004.rules"
};

static const unsigned char scheme_icao_9303_fa_2021[] = {
#embed "../../Data/transliteration/schemes/icao-9303-fa-2021.rules"
};

static const unsigned char scheme_ijmes_ar[] = {
#embed "../../Data/transliteration/schemes/ijmes-ar.rules"
};

static const unsigned char scheme_iso_233_2_ar_1993[] = {
#embed "../../Data/transliteration/schemes/iso-233-2-ar-1993.rules"
};

static const unsigned char scheme_iso_233_3_fa_1999[] = {
#embed "../../Data/transliteration/schemes/iso-233-3-fa-1999.rules"
};

static const unsigned char scheme_iso_233_ar_1984[] = {
#embed "../../Data/transliteration/schemes/iso-233-ar-1984.rules"
};

static const unsigned char scheme_satts_ar[] = {
#embed "../../Data/transliteration/schemes/satts-ar.rules"
};

static const unsigned char scheme_ses_ar_1930[] = {
#embed "../../Data/transliteration/schemes/ses-ar-1930.rules"
};

static const unsigned char scheme_un_ar_2017[] = {
#embed "../../Data/transliteration/schemes/un-ar-2017.rules"
};

static const unsigned char scheme_un_fa_2012[] = {
#embed "../../Data/transliteration/schemes/un-fa-2012.rules"
};

static const unsigned char scheme_ungegn_ar_1972[] = {
#embed "../../Data/transliteration/schemes/ungegn-ar-1972.rules"
};

static const unsigned char scheme_wehr_ar_1979[] = {
#embed "../../Data/transliteration/schemes/wehr-ar-1979.rules"
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

static const unsigned char translations[] = {
#embed "../../Data/onomastics/translations.tsv"
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

static const unsigned char corrections[] = {
#embed "../../Data/model/corrections.tsv"
};

static const unsigned char calibration_pair[] = {
#embed "../../Data/model/calibration_pair.tsv"
};

COMPILED static const unsigned char knowledge[] = {
#embed "../../Data/compiled/knowledge.bin"
};

COMPILED static const unsigned char lexicon[] = {
#embed "../../Data/compiled/lexicon.bin"
};

COMPILED static const unsigned char default_index[] = {
#embed "../../Data/compiled/default.kunya"
};

static const unsigned char press[] = {
#embed "../../Data/transliteration/press.tsv"
};

COMPILED static const unsigned char transliteration[] = {
#embed "../../Data/compiled/transliteration.bin"
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
    FILE("transliteration/readings/afghan.rules", reading_afghan),
    FILE("transliteration/readings/arabic.rules", reading_arabic),
    FILE("transliteration/readings/capitals.rules", reading_capitals),
    FILE("transliteration/readings/kurdish.rules", reading_kurdish),
    FILE("transliteration/readings/persian.rules", reading_persian),
    FILE("transliteration/readings/perso-arabic.rules", reading_perso_arabic),
    FILE("transliteration/readings/urdu.rules", reading_urdu),
    FILE("transliteration/schemes/ala-lc-ar-2012.rules", scheme_ala_lc_ar_2012),
    FILE("transliteration/schemes/ala-lc-ckb-2012.rules", scheme_ala_lc_ckb_2012),
    FILE("transliteration/schemes/ala-lc-fa-2012.rules", scheme_ala_lc_fa_2012),
    FILE("transliteration/schemes/ala-lc-prs-2012.rules", scheme_ala_lc_prs_2012),
    FILE("transliteration/schemes/ala-lc-ps-2012.rules", scheme_ala_lc_ps_2012),
    FILE("transliteration/schemes/ala-lc-ur-2012.rules", scheme_ala_lc_ur_2012),
    FILE("transliteration/schemes/bgn-pcgn-ar-1956.rules", scheme_bgn_pcgn_ar_1956),
    FILE("transliteration/schemes/bgn-pcgn-ckb-2007.rules", scheme_bgn_pcgn_ckb_2007),
    FILE("transliteration/schemes/bgn-pcgn-fa-1958.rules", scheme_bgn_pcgn_fa_1958),
    FILE("transliteration/schemes/bgn-pcgn-prs-2007.rules", scheme_bgn_pcgn_prs_2007),
    FILE("transliteration/schemes/bgn-pcgn-ps-1968.rules", scheme_bgn_pcgn_ps_1968),
    FILE("transliteration/schemes/bgn-pcgn-ur-2007.rules", scheme_bgn_pcgn_ur_2007),
    FILE("transliteration/schemes/buckwalter-ar.rules", scheme_buckwalter_ar),
    FILE("transliteration/schemes/chat-ar-egyptian.rules", scheme_chat_ar_egyptian),
    FILE("transliteration/schemes/chat-ar-gulf.rules", scheme_chat_ar_gulf),
    FILE("transliteration/schemes/chat-ar-levantine.rules", scheme_chat_ar_levantine),
    FILE("transliteration/schemes/chat-ar-maghrebi.rules", scheme_chat_ar_maghrebi),
    FILE("transliteration/schemes/din-31635-ar-2011.rules", scheme_din_31635_ar_2011),
    FILE("transliteration/schemes/dmg-fa-1935.rules", scheme_dmg_fa_1935),
    FILE("transliteration/schemes/ic-ar-2015.rules", scheme_ic_ar_2015),
    FILE("transliteration/schemes/ic-fa-2004.rules", scheme_ic_fa_2004),
    FILE("transliteration/schemes/icao-9303-fa-2021.rules", scheme_icao_9303_fa_2021),
    FILE("transliteration/schemes/ijmes-ar.rules", scheme_ijmes_ar),
    FILE("transliteration/schemes/iso-233-2-ar-1993.rules", scheme_iso_233_2_ar_1993),
    FILE("transliteration/schemes/iso-233-3-fa-1999.rules", scheme_iso_233_3_fa_1999),
    FILE("transliteration/schemes/iso-233-ar-1984.rules", scheme_iso_233_ar_1984),
    FILE("transliteration/schemes/satts-ar.rules", scheme_satts_ar),
    FILE("transliteration/schemes/ses-ar-1930.rules", scheme_ses_ar_1930),
    FILE("transliteration/schemes/un-ar-2017.rules", scheme_un_ar_2017),
    FILE("transliteration/schemes/un-fa-2012.rules", scheme_un_fa_2012),
    FILE("transliteration/schemes/ungegn-ar-1972.rules", scheme_ungegn_ar_1972),
    FILE("transliteration/schemes/wehr-ar-1979.rules", scheme_wehr_ar_1979),
    FILE("onomastics/articles.tsv", articles),
    FILE("onomastics/article_exceptions.tsv", article_exceptions),
    FILE("onomastics/particles.tsv", particles),
    FILE("onomastics/titles.tsv", titles),
    FILE("onomastics/theophoric.tsv", theophoric),
    FILE("onomastics/compounds.tsv", compounds),
    FILE("onomastics/place_words.tsv", place_words),
    FILE("onomastics/numerals.tsv", numerals),
    FILE("onomastics/abbreviations.tsv", abbreviations),
    FILE("onomastics/translations.tsv", translations),
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
    FILE("model/corrections.tsv", corrections),
    FILE("model/calibration_pair.tsv", calibration_pair),
    FILE("compiled/knowledge.bin", knowledge),
    FILE("compiled/lexicon.bin", lexicon),
    FILE("compiled/default.kunya", default_index),
    FILE("transliteration/press.tsv", press),
    FILE("compiled/transliteration.bin", transliteration),
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

const char *kunya_data_path(size_t index) {
    return index < sizeof files / sizeof *files ? files[index].path : NULL;
}
