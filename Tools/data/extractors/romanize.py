"""Rough Latin readings of other scripts, good enough to compare consonants.

Letters are written so that `consonants` knows them: š for sh, č for ch, ž for zh, ḫ for kh,
ġ for a letter that stands for h, g or gh.
"""

import unicodedata

_CYRILLIC = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v ġ d e yo ž z i y k l m n o p r s t u f ḫ ts č š š _ i _ e yu ya".split()))
_CYRILLIC |= dict(zip(
    "әғқңөұүһіїєґўјљњџђћѓќѕҳҷҫҙҡӣӯӡӥѳӑӗӳ",
    "a gh q ng o u u h i i e g w y l n j dj ć g k dz h j s z q i u z i f a e u".split()))
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω",
                  "a v ġ d e z i th i k l m n x o p r s s t y f ḫ ps o".split()))
_GREEK_PAIRS = {"μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "τζ": "j", "τσ": "č", "ου": "ou"}
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת",
                   "_ b g d h w z ḫ t y ḱ ḱ l m m n n s _ ṕ ṕ ŝ ŝ q r ş t".split()))
_HEBREW_PAIRS = {"ג'": "j", "ז'": "ž", "צ'": "č", "ץ'": "č", "ח'": "ḫ", "כ'": "ḫ", "ת'": "th",
                 "ד'": "dh", "ע'": "gh", "ר'": "gh", "ט'": "z", "צ׳": "č", "ג׳": "j", "ז׳": "ž",
                 "יי": "y", "וו": "w"}
_ARMENIAN = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
                     "a b g d e z e _ t ž i l ḫ ts k h dz gh č m y n š o č p j r s v t r ts w p q "
                     "o f ev".split()))
_GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                     "a b g d e v z t i k l m n o p ž r s t u p q gh q š č ts dz ts č ḫ j h"
                     .split()))
_TABLES = {"CYRILLIC": (_CYRILLIC, {}), "GREEK": (_GREEK, _GREEK_PAIRS),
           "HEBREW": (_HEBREW, _HEBREW_PAIRS), "ARMENIAN": (_ARMENIAN, {}),
           "GEORGIAN": (_GEORGIAN, {})}
_INDIC_NUKTA = {"ja": "z", "ka": "q", "kha": "ḫ", "ga": "gh", "pha": "f", "dda": "r", "ddha": "r",
                "ya": "y"}


def latin(text: str, script: str) -> str:
    if script == "LATIN":
        return text
    if script in ("DEVANAGARI", "BENGALI"):
        return _indic(text)
    table, pairs = _TABLES[script]
    if script == "GREEK":
        text = unicodedata.normalize("NFD", text)
    elif script == "HEBREW":
        text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Mn" or c in table)
    for pair, reading in pairs.items():
        text = text.replace(pair, reading)
    return "".join(table.get(c, c) for c in text).replace("_", "")


def _indic(text: str) -> str:
    """Readings from the letters' own Unicode names: BENGALI LETTER KHA is kh."""
    units: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        words = unicodedata.name(char, "").split(" ")
        sound = words[-1].lower()
        if words[0] == "BENGALI" and sound in ("ja", "jha", "ya"):
            sound = "ža"
        if "NUKTA" in words and units:
            units[-1] = _INDIC_NUKTA.get(units[-1], units[-1])
        elif "LETTER" in words or "VOWEL" in words:
            if "VOWEL" in words and units:
                units[-1] = units[-1].removesuffix("a")
            units.append({"tta": "ta", "dda": "da", "nna": "na", "ssa": "ša", "ca": "ča",
                          "cha": "čha", "sha": "ša", "aa": "a", "yya": "ya"}.get(sound, sound))
        elif "VIRAMA" in words and units:
            units[-1] = units[-1].removesuffix("a")
        elif sound in ("anusvara", "candrabindu"):
            units.append("n")
        elif char in " -'":
            units.append(char)
    return "".join(units)
