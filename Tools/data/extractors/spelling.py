"""Scripts, cleaning and folding of single spellings."""

import re
import unicodedata

SCRIPTS = ["ARABIC", "LATIN", "CYRILLIC", "HEBREW", "GREEK", "ARMENIAN", "GEORGIAN",
           "DEVANAGARI", "BENGALI"]

_MARKS = re.compile("[\u064B-\u0652\u0653-\u065F\u0615\u0670\u06D6-\u06ED]")
_APOSTROPHES = str.maketrans({c: "'" for c in "’‘`´ʼʻʽ′＇᾽῾"} | {c: "-" for c in "‐‑–―־"})
_ORTHOGRAPHY = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ۀ": "ه", "ە": "ه", "ۆ": "و",
    "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ے": "ي", "ۓ": "ي", "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ء": "", "ـ": "", " ": "", "-": "",
    "ں": "ن", "ٹ": "ت", "ڈ": "د", "ڑ": "ر",
})


def script(text: str) -> str | None:
    """The one script of a text's letters; None where it mixes scripts or has an unlisted one."""
    found = set()
    for char in text:
        category = unicodedata.category(char)
        if category[0] == "L" and category != "Lm":
            name = unicodedata.name(char, "").split(" ")
            found.add("ARABIC" if "ARABIC" in name else name[0])
    return found.pop() if len(found) == 1 and found <= set(SCRIPTS) else None


def clean(text: str) -> str | None:
    """A spelling without typographic accidents; None where it is no plain spelling."""
    text = unicodedata.normalize("NFC", text)
    if any("ARABIC" in unicodedata.name(c, "") and "FORM" in unicodedata.name(c, "")
           for c in text):
        text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc")
                   or c == "\u200C").strip("\u200C")
    text = text.replace("ـ", "").replace("·", "").translate(_APOSTROPHES)
    text = text.replace("i\u0307", "i")  # what lower-casing left of a Turkish İ
    text = re.sub(r"\s+", " ", text).strip(" -,،.")
    if not text or len(text) > 40:
        return None
    for char in text:
        category = unicodedata.category(char)
        if category[0] not in "LM" and char not in " '-׳״\u200C":
            return None
    return text


def bare(arabic: str) -> str:
    """Arabic script without vowel marks."""
    return _MARKS.sub("", unicodedata.normalize("NFC", arabic))


def folded(arabic: str) -> str:
    """Arabic script without what mere orthography varies: hamza seats, ya, ha, kaf, spaces."""
    text = bare(arabic).replace("\u200C", "").translate(_ORTHOGRAPHY)
    return text.replace("وو", "و").replace("اا", "ا")
