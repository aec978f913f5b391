"""A place with its names, and the hand-made supplement to them."""

import unicodedata

from . import spelling

COLUMNS = ["id", "name", "country", "within", "population", "names"]

# The Arab League, Iran, Afghanistan, Tajikistan, Turkey, Israel and Pakistan.
REGION = ("AE AF BH DJ DZ EG IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TJ TN TR YE"
          .split())
LANGUAGES = "en fr de tr ru ar fa ur ckb ku he ps az uz tg el hy ka hi es it".split()


class Place:
    def __init__(self, identifier: str, name: str, country: str, within: str, population: int = 0):
        self.identifier = identifier
        self.name = name
        self.country = country
        self.within = within
        self.population = population
        self.names: dict[str, list[str]] = {}
        self.seen: set[str] = set()

    def add(self, language: str, text: str | None) -> None:
        """Adds a name unless the place has it, in whatever language and case."""
        if not text:
            return
        text = name_of(text)
        if text is None or text.casefold() in self.seen:
            return
        self.seen.add(text.casefold())
        self.names.setdefault(language, []).append(text)

    def add_written(self, language: str, text: str) -> None:
        """Adds a hand-made name as it is written, vowel marks and all."""
        if text.casefold() not in self.seen:
            self.seen.add(text.casefold())
            self.names.setdefault(language, []).append(text)

    def drop(self, text: str) -> bool:
        for texts in self.names.values():
            if text in texts:
                texts.remove(text)
                return True
        return False

    def row(self) -> list[str]:
        order = {language: place for place, language in enumerate(LANGUAGES)}
        names = [f"{language}:{text}"
                 for language in sorted(self.names, key=lambda x: order.get(x, 99))
                 for text in self.names[language]]
        return [self.identifier, self.name, self.country, self.within,
                str(self.population) if self.population else "", "|".join(names)]


def name_of(text: str) -> str | None:
    """A place name as it is kept; None where it is no plain name in one known script."""
    text = text.replace("\u200B", "").replace("&", "and")
    text = "".join(c for c in text if c == "\u200C" or unicodedata.category(c) != "Cf")
    script = spelling.script(text)
    if script == "ARABIC":
        text = spelling.bare(text)
    elif script == "HEBREW":
        text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("־", "-")
    text = " ".join(text.split())
    if script is None or any(c in text for c in "|:/()[],;=_<>") or " - " in text:
        return None
    if any(unicodedata.category(c)[0] not in "LMZP" and c != "\u200C" for c in text):
        return None
    return text


class Supplement:
    """Hand-made additions and removals (Data/places/supplement.tsv)."""

    def __init__(self, rows: list[dict[str, str]]):
        self.rows: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            self.rows.setdefault(row["id"], []).append(row)

    def apply(self, place: Place) -> None:
        for row in self.rows.pop(place.identifier, []):
            if row["action"] == "add":
                place.add_written(row["lang"], row["text"])
            elif row["action"] != "drop" or not place.drop(row["text"]):
                raise ValueError(f"supplement.tsv: nothing to {row['action']}: {row}")

    def finish(self) -> None:
        if self.rows:
            raise ValueError(f"supplement.tsv: no such place: {', '.join(sorted(self.rows))}")
