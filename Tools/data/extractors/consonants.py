"""Do an Arabic-script spelling and a Latin one have the same consonants?

Both are aligned letter by letter. Vowels and weak letters (alif, hamza, ʿayn, h, w, y) may be
missing on either side; a strong consonant may not. The cost has two ranks: whole units of
`STRONG` for consonants that disagree, small amounts for vowels and weak letters.
"""

import functools
import unicodedata
from pathlib import Path

from . import romanize, tables

STRONG = 100
_NEVER = 1 << 30
_KEPT = set("şšśçčćžźżğġǧñħḫḱṕŝłđðþøæœıûîėə")

_SPELT = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي",
                        "ی": "ي", "ې": "ي", "ے": "ي", "ێ": "ي", "ک": "ك", "ة": "ه", "ۃ": "ه",
                        "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۀ": "ه", "ە": "ه", "ۆ": "و", "ـ": "",
                        "ۇ": "و", "ڨ": "گ", "ڽ": "ن", "ݨ": "ن"})
_WEAK = set("اويهعءح")
_VOWELS = set("aeiouıûîėəøæœyw")


def _units() -> dict[str, list[tuple[str, str, int]]]:
    """The rows of graphemes.tsv by their first Arabic letter."""
    units: dict[str, list[tuple[str, str, int]]] = {}
    for row in tables.read(Path(__file__).parents[1] / "graphemes.tsv"):
        unit = row["arabic"]
        units.setdefault(unit[0], []).append((unit, row["latin"], int(row["price"])))
    return units


_UNITS = _units()


def disagreement(arabic: str, other: str, script: str) -> int:
    """How badly the consonants of two spellings differ: `STRONG` each, less for weak ones."""
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
    """The cheapest alignment, cell by cell: best[i][j] for the first i and j letters."""
    rows, columns = len(arabic), len(latin)
    best = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0

    def reach(i: int, j: int, cost: int) -> None:
        if cost < best[i][j]:
            best[i][j] = cost

    for i in range(rows + 1):
        for j in range(columns + 1):
            here = best[i][j]
            if here == _NEVER:
                continue
            if j < columns:
                reach(i, j + 1, here + _extra_in_latin(latin, j, vowels))
            if i == rows:
                continue
            reach(i + 1, j, here + _missing_in_latin(arabic, i, latin, j))
            if arabic[i] == "ي" and latin[j:j + 1] == "a" and arabic[i + 1:i + 2] in ("", " "):
                reach(i + 1, j + 1, here + 1)  # Murtada, مرتضى
            for unit, written, usual in _UNITS.get(arabic[i], ()):
                if not (latin.startswith(written, j) and arabic.startswith(unit, i)):
                    continue
                cost = here + _price(usual, arabic, i, unit, written, latin, j)
                end = j + len(written)
                reach(i + len(unit), end, cost)
                if written[-1] in _VOWELS:
                    continue
                if latin.startswith(written[-1], end):  # doubled: Mohammed, Hassan
                    reach(i + len(unit), end + 1, cost)
                if latin.startswith(written, end):  # doubled digraph: Mubashshir
                    reach(i + len(unit), end + len(written), cost)
    return best[rows][columns]


def _price(price: int, arabic: str, i: int, unit: str, written: str, latin: str, j: int) -> int:
    """What a grapheme costs where it stands: some are usual in one position only."""
    following = latin[j + len(written):j + len(written) + 1]
    if unit == "ا" and i == 0 or unit == "ه" and i + 1 == len(arabic):
        return 0  # an initial alif bears any vowel; a final h may be ta marbuta
    if (unit, written) in (("م", "n"), ("ن", "m")):
        return 0 if following and following in "bpmnvfdt" else STRONG
    if (unit, written) in (("ت", "d"), ("د", "t")):
        return 5 if following and following in _VOWELS else 0  # Mehmet, Ahmet
    return price


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
    """Whether the l at i follows an alif that begins a word, or Abd, Abu, Bu written to it."""
    return any(arabic[:i] == joined or arabic[:i].endswith(" ا")
               for joined in ("ا", "عبدا", "ابوا", "بوا"))


def _extra_in_latin(latin: str, j: int, vowels: bool) -> int:
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


_ARTICLES = set("al el ul il ar er ur as es us at ad ed ud an en un az ez ash".split())
_LONG_ARTICLES = tuple(f"{article} " for article in "ash esh ush ach ech asch".split())


def _article(latin: str, j: int) -> bool:
    """Whether j is a consonant of al-, el-, ar-, ash- … before a space, or of al at the start."""
    start = latin.rfind(" ", 0, j) + 1
    if latin.startswith(_LONG_ARTICLES, start):
        return True
    following, after = latin[j + 1:j + 2], latin[j + 2:j + 3]
    if latin[j] in "rsdtznl" and following == " " and after == latin[j]:
        return latin[j - 1:j] in _VOWELS  # Abdur Rahman, Abdus Salam
    word = latin[start:j + 1]
    return word in _ARTICLES and following == " " or start == 0 and word in ("al", "el")
