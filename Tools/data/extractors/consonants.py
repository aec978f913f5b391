"""Do an Arabic-script spelling and a Latin one have the same consonants?

Both are aligned letter by letter. Vowels and weak letters (alif, hamza, ʿayn, h, w, y) may be
missing on either side; a strong consonant may not. The cost has two ranks: whole units of
`STRONG` for consonants that disagree, small amounts for vowels and weak letters.
"""

import functools
import unicodedata

from . import romanize

STRONG = 100
_KEPT = set("şšśçčćžźżğġǧñħḫḱṕŝłđðþøæœıûîėə")

# What each Arabic letter may be written as, in any romanization tradition.
_LETTERS = {
    "ب": "b p ṕ v bb", "پ": "p ṕ b", "ت": "t d th ts c č ć z", "ث": "th s t ts þ z",
    "ج": "j ç g dj dž dg č ch c ž zh z y dsch tsch dzs dzh gy ġ ds gi ǧ x ğ ll sch tz dz dż ć",
    "چ": "ch č ç c tch tsch cz sh š", "ح": "h ħ ch ḫ kh k j gh ġ g x q '",
    "خ": "kh ḫ ch x ḱ h j k q c ck g ġ ğ 5", "د": "d t dd dh đ th",
    "ذ": "dh d z th ž ð s ds dz", "ر": "r rr rh", "ڑ": "r d rh", "ز": "z ž s ŝ ts tz dz ż ź zz c ç ds",
    "ژ": "zh j ž z g ge ġ", "س": "s ss c ŝ ssz z ç š ś ş sz sc x sch sh ts",
    "ش": "sh ch sch š ş ś sz s c sy sj schj ż chi si sci x sc ç shch sk", "ص": "s ss ŝ c z ç sz ş",
    "ض": "d dh z ž dz dd", "ط": "t th tt d", "ظ": "z dh d ž zh th s dz", "غ": "gh ġ g ğ r q j kh ǧ h gu ' k",
    "ف": "f ph v p w ff b u ṕ ġ", "ڤ": "v f w", "ق": "q k ḱ g gh c ' ck ġ qu ğ kh ch ḫ x",
    "ك": "k c ck q ch g kh cq qu ḱ ġ x", "گ": "g gu gh k q j dj ġ ğ ǧ gg", "ڭ": "g ng",
    "ل": "l ll ł", "م": "m mm n", "ن": "n ñ gn nn m ng nh", "ہ": "h", "ٹ": "t tt th", "ڈ": "d dd",
    "ں": "n ng m",
    "و": "w v u o ou oo ow au aw eu uu û ø ue œ wu ew oe hu ew ġ f", "ی": "", "ه": "h j ' ḫ g ġ x t",
    "ع": "' a e i o u ö", "ا": "a e o â aa ae ea ä i u ə æ '", "ء": "'",
    "ي": "y i j e ee ei ai ay ey ie ii î ij ea ia ae eu ll ı ė ü u ə ä g oe ġ",
}
# Arabic sequences written as one, and Latin letters that are two.
_PAIRS = {"كس": "x ks cs xs", "قس": "x", "كز": "x", "غز": "x gz", "تش": "ch č tch tsch ç c cz tsj tj sh ć ci "
          "q t", "دج": "j dj ğ g", "تس": "ts ŝ z c cz tz ț zz", "دز": "dz ds z", "تز": "tz z c",
          "نغ": "ng n", "نج": "ng nj", "نق": "nk nc", "نك": "nk nc ng", "نگ": "ng", "سي": "cy si ci",
          "شت": "st cht", "شب": "sp", "كو": "qu", "كي": "ky ki cy", "يو": "iu yu u eu ju ew io",
          "ني": "ñ gn ny nj nh", "لي": "lh ll gl ly", "زي": "sy", "سك": "sc", "لل": "ll l",
          "غه": "g", "ته": "th", "كه": "kh", "ڈھ": "dh", "ده": "dh", "به": "bh", "غو": "gu w",
          "غه": "gh", "هو": "w wh", "واي": "wi wy", "شز": "s", "دچ": "j", "نگ": "ng", "خش": "x ksh",
          "نب": "mb", "شي": "sy", "جي": "dy gy", "تي": "ty", "دي": "dy", "كث": "x", "فف": "v",
          "هه": "h", "وو": "w u o oo", "يي": "y yi i ey eye", "تت": "t", "مم": "m", "نن": "n",
          "بب": "b"}
_SPELT = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي",
                        "ی": "ي", "ې": "ي", "ے": "ي", "ێ": "ي", "ک": "ك", "ة": "ه", "ۃ": "ه",
                        "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۀ": "ه", "ە": "ه", "ۆ": "و", "ـ": "",
                        "ۇ": "و", "ڨ": "گ", "ڽ": "ن", "ݨ": "ن"})
_WEAK = set("اويهعءح")
_VOWELS = set("aeiouıûîėəøæœyw")


def _units(table):
    """By first letter: Arabic letters, what they may be written as, and a price for rare ways."""
    units: dict[str, list[tuple[str, str, int]]] = {}
    for arabic, latins in table.items():
        for place, latin in enumerate(latins.split()):
            rare = place > 2 and arabic not in _WEAK
            units.setdefault(arabic[0], []).append((arabic, latin, 2 if rare else 0))
    return units


_UNITS = _units({**_LETTERS, **_PAIRS})


def disagreement(arabic: str, other: str, script: str) -> int:
    """How badly the consonants of two spellings differ: `STRONG` for each one, less for weak ones."""
    return _cost(_arabic_letters(arabic), _latin_letters(romanize.latin(other, script)),
                 script == "LATIN")


def consonant_count(arabic: str) -> int:
    return sum(1 for c in _arabic_letters(arabic) if c not in _WEAK and c != " ")


def _arabic_letters(text: str) -> str:
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return text.replace("-", " ").replace("\u200C", " ").translate(_SPELT)


def _latin_letters(text: str) -> str:
    out = []
    for char in unicodedata.normalize("NFC", text.lower()):
        if char == "ū":
            out.append("û")
        elif char == "ī":
            out.append("î")
        elif char == "ß":
            out.append("ss")
        elif char in "îû":
            out.append("iu"[char == "û"])
        elif char in _KEPT or char in " -'":
            out.append(char)
        elif char in "ʿʾʽʼ":
            out.append("'")
        elif char in "ţṭț":
            out.append("t")
        elif char == "ḥ":
            out.append("ħ")
        else:
            out.append("".join(c for c in unicodedata.normalize("NFD", char)
                               if unicodedata.category(c)[0] == "L"))
    return "".join(out).replace("-", " ")


@functools.lru_cache(maxsize=200_000)
def _cost(arabic: str, latin: str, vowels: bool) -> int:
    rows, columns = len(arabic), len(latin)
    best = [[1 << 30] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0
    for i in range(rows + 1):
        for j in range(columns + 1):
            here = best[i][j]
            if here >= 1 << 30:
                continue
            if i < rows:
                best[i + 1][j] = min(best[i + 1][j], here + _missing_in_latin(arabic, i, latin, j))
                if arabic[i] == "ي" and latin[j:j + 1] == "a" and arabic[i + 1:i + 2] in ("", " "):
                    best[i + 1][j + 1] = min(best[i + 1][j + 1], here + 1)  # Murtada, مرتضى
                for unit, written, rare in _UNITS.get(arabic[i], ()):
                    if latin.startswith(written, j) and arabic.startswith(unit, i):
                        end, stop = i + len(unit), j + len(written)
                        price = here + rare + _match(arabic, i, unit, written, latin, j)
                        best[end][stop] = min(best[end][stop], price)
                        # A doubled letter.
                        if written[-1:] == latin[stop:stop + 1] and written[-1] not in _VOWELS:
                            best[end][stop + 1] = min(best[end][stop + 1], price)
                        if latin.startswith(written, stop) and written[-1] not in _VOWELS:
                            best[end][stop + len(written)] = min(
                                best[end][stop + len(written)], price)
            if j < columns:
                best[i][j + 1] = min(best[i][j + 1],
                                     here + _extra_in_latin(latin, j, arabic, i, vowels))
    return best[rows][columns]


def _match(arabic: str, i: int, unit: str, written: str, latin: str, j: int) -> int:
    first = unit[0]
    if unit == "ح" and written in ("kh", "k", "j", "g", "gh", "q", "x"):
        return 6
    if first == "ي" and written == "e":
        return 3  # a long i is rarely written e: Naser is ناصر sooner than نصير
    if first == "ي" and unit == "ي" and written in ("u", "ü", "g", "ġ", "ə", "ll", "ä", "oe"):
        return 6
    if first == "ا" and unit == "ا" and written in ("i", "u", "o") and i > 0:
        return 6
    if first == "ه" and written in ("g", "ġ", "x", "t", "ḫ"):
        return 0 if i + 1 == len(arabic) or written in ("ġ", "ḫ") else 4
    if first == "ع" and written != "'":
        return 0
    if unit == "م" and written == "n" or unit == "ن" and written == "m":
        following = latin[j + 1:j + 2]
        return 0 if following and following in "bpmnvfdt" else STRONG
    if first in "ت" and written in ("d",) or unit == "د" and written == "t":
        return 0 if j + 1 >= len(latin) or not latin[j + 1] in _VOWELS else 5
    if first == "ق" and written == "'":
        return 5
    return 0


def _missing_in_latin(arabic: str, i: int, latin: str, j: int) -> int:
    letter = arabic[i]
    if letter == " ":
        return 0
    if letter == "ا":
        if i == 0 or arabic[i - 1] == " " or arabic[i + 1:i + 2] == "ل":
            return 1
        return 12 if i + 1 < len(arabic) and arabic[i + 1] != " " else 4
    if letter in "عءه":
        return 1
    if letter == "ح":
        return 2
    if letter in "وي":
        # The و of عمرو is never spoken.
        return 0 if arabic.endswith("عمرو") and i + 1 == len(arabic) else 10
    if letter == "ل" and _in_article(arabic, i):
        return 1
    if letter == "ن" and latin[j:j + 1] in ("m", "l") or letter == "ر" and not latin[j:]:
        return STRONG // 2
    if i > 0 and arabic[i - 1] == letter:
        return 2
    return STRONG


def _in_article(arabic: str, i: int) -> bool:
    before = arabic[:i]
    return before.endswith("ا") and (len(before) == 1 or before[-2] == " "
                                     or before.startswith(("عبدا", "ابوا", "بوا")) and len(before) <= 4)


def _extra_in_latin(latin: str, j: int, arabic: str, i: int, vowels: bool) -> int:
    letter = latin[j]
    if letter in " '-":
        return 0
    if letter == "h":
        return 1
    if letter in "ûî":
        return 30 if vowels else 2
    if letter in _VOWELS:
        if vowels and latin[j:j + 2] in ("oo", "ee") and (j == 0 or latin[j - 1] != letter):
            return 30
        if vowels and latin[j - 1:j + 1] in ("oo", "ee"):
            return 0
        at_end = j + 1 == len(latin) or latin[j + 1] in " -"
        return 4 if at_end else 1
    if letter in "ḫġ":
        return STRONG // 2
    if _article(latin, j):
        return 1
    # Silent letters of French, English, Dutch … names: Thibaut, Wright, Lamb.
    if letter in "tdsxzpr" and (j + 1 == len(latin) or latin[j + 1] in " -es"):
        return STRONG // 2
    if letter in "gn" and latin[j:j + 2] == "gh" or letter == "b" and latin[j - 1:j] == "m":
        return STRONG // 2
    if letter in "lnrmstd" and latin[j - 1:j] == letter:
        return 0
    return STRONG


def _article(latin: str, j: int) -> bool:
    """A consonant of al-, el-, ar-, ash- … before a space or at the very start."""
    start = latin.rfind(" ", 0, j) + 1
    if latin.startswith(("ash ", "esh ", "ach ", "ech ", "asch ", "ush "), start):
        return True
    if (latin[j] in "rsdtznl" and latin[j + 1:j + 2] == " " and latin[j + 2:j + 3] == latin[j]
            and latin[j - 1:j] in _VOWELS):
        return True  # Abdur Rahman, Abdus Salam
    word = latin[start:j + 1]
    end = latin[j + 1:j + 2]
    return (word in ("al", "el", "ul", "il", "ar", "er", "as", "es", "at", "ad", "ed", "an", "en", "az", "ez",
                     "ash", "ur", "ud", "us", "un")
            and end == " ") or (start == 0 and word in ("al", "el"))
