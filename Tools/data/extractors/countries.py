"""Countries: ISO 3166-1, named by ISO and CLDR."""

from .place import LANGUAGES, Place
from .sources import Sources


def read(sources: Sources) -> list[Place]:
    places = {}
    for entry in sources.iso_codes("iso_3166-1.json")["3166-1"]:
        code = entry["alpha_2"]
        places[code] = Place(f"iso:{code}", entry["name"], code, "")
    places["XK"] = Place("iso:XK", "Kosovo", "XK", "")  # a user-assigned code that CLDR names
    for language in LANGUAGES:
        root = sources.cldr("main", language)
        if root is None:
            continue
        for territory in root.iterfind("localeDisplayNames/territories/territory"):
            place = places.get(territory.get("type"))
            text = (territory.text or "").replace("\u200B", "").strip()
            if place is None or abbreviation(text) and language != "en":
                continue
            if language == "en" and territory.get("alt") is None:
                place.name = text
            place.add(language, text)
            place.add(language, text.replace(" & ", " and "))
    for entry in sources.iso_codes("iso_3166-1.json")["3166-1"]:
        for key in ("common_name", "name", "official_name"):
            place = places[entry["alpha_2"]]
            place.add("en", entry.get(key))
    return sorted(places.values(), key=lambda place: place.identifier)


def abbreviation(text: str) -> bool:
    """R.-U., DYA and the like, which mean something else in the next language."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) <= 4 and len(letters) > 0 and all(c.isupper() for c in letters)
