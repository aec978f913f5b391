"""First-level subdivisions: ISO 3166-2, named by ISO and CLDR."""

import re

from .place import LANGUAGES, REGION, Place
from .sources import Sources

# ISO renumbered Iran's provinces in 2020; CLDR 41 has the numbers of before.
_IRAN = dict(zip(
    "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30"
    .split(),
    "22 19 21 01 02 17 10 14 15 30 04 13 16 24 08 20 05 18 06 11 12 25 23 07 03 26 28 27 31 29 32"
    .split()))

# Morocco got new regions in 2015; CLDR 41 has the old ones under the same numbers.
_OUTDATED = {"MA"}

# "Northern District" without its second word is no name.
_GENERIC = set("Northern Southern Eastern Western Central North South Capital".split())

# Words for "province" around the name proper.
_BEFORE = {
    "ar": "محافظة |منطقة |ولاية |إمارة |إقليم ",
    "fa": "استان |ولایت |ناحیه ",
    "ur": "محافظہ |صوبہ |ولایت |امارت ",
    "fr": "Province d[eu] l[ae'] ?|Province d[eu'] ?|Gouvernorat d[eu'] ?|Région d[eu'] ?|"
          "Wilaya d[eu'] ?|Émirat d[eu'] ?",
    "he": "מחוז |נפת |פרובינציית ",
    "es": "Provincia de |Gobernación de |Región de |Emirato de |Valiato de ",
    "it": "Provincia di |Provincia dell'|Governatorato di |Regione di |Emirato di ",
    "de": "Provinz |Gouvernement |Region |Emirat |Distrikt ",
    "ku": "Parêzgeha ",
    "ckb": "پارێزگای ",
}
_AFTER = {
    "en": " Governorate| Province| District| Region| Emirate| Prefecture| Municipality",
    "tr": " ili| Valiliği| Muhafazası| Eyaleti| Vilayeti| Bölgesi| Emirliği| Mintıkası",
    "az": " ili| mühafəzəsi| əyaləti| ostanı| vilayəti",
    "uz": " viloyati| ostoni",
    "ur": " صوبہ| محافظہ| گورنری| ضلع",
    "hi": " प्रान्त| प्रांत| मुहाफ़ज़ाह",
}


def read(sources: Sources) -> list[Place]:
    places, by_cldr, generic, iso_names = [], {}, set(), {}
    for entry in sources.iso_codes("iso_3166-2.json")["3166-2"]:
        code, country = entry["code"], entry["code"][:2]
        if country not in REGION or entry.get("parent"):
            continue
        name = re.sub(r"\s*[(\[].*?[)\]]", "", entry["name"])
        place = Place(f"iso:{code}", name, country, f"iso:{country}")
        places.append(place)
        iso_names[place] = name
        if country in _OUTDATED:
            continue
        number = _IRAN[code[3:]] if country == "IR" else code[3:].lower()
        by_cldr[country.lower() + number] = place
    for language in LANGUAGES:
        root = sources.cldr("subdivisions", language)
        if root is None:
            continue
        for entry in root.iterfind("localeDisplayNames/subdivisions/subdivision"):
            place = by_cldr.get(entry.get("type"))
            if place is None:
                continue
            text = re.sub(r"\s*\(.*?\)|[,،] \w+$", "", entry.text or "").strip()
            bare = proper(text, language)
            if language == "en" and entry.get("alt") is None:
                if (bare or text) in _GENERIC:
                    generic.add(place)
                else:
                    place.name = bare or text
            if text not in _GENERIC:
                place.add(language, text)
            if place not in generic:
                place.add(language, bare)
    for place in places:
        place.add("", iso_names[place])
    return sorted(places, key=lambda place: place.identifier)


def proper(text: str, language: str) -> str | None:
    """The name without the word for the kind of subdivision; None where it has none."""
    text = text.replace("’", "'")
    bare = text
    if before := _BEFORE.get(language):
        bare = re.sub(f"^(?:{before})", "", bare, flags=re.IGNORECASE)
    if after := _AFTER.get(language):
        bare = re.sub(f"(?:{after})$", "", bare, flags=re.IGNORECASE)
    return bare if bare != text and len(bare) > 1 else None
