"""Data/places: countries, first-level subdivisions and cities with their names."""

from pathlib import Path

from . import cities, countries, subdivisions, tables
from .place import COLUMNS, Supplement
from .sources import Sources


def write(sources: Sources, data: Path, out: Path) -> None:
    supplement = Supplement(tables.read(data / "places" / "supplement.tsv"))
    folder = out / "places"
    admin1 = tables.read(data / "places" / "admin1.tsv")
    for file, places, comments in [
        ("countries.tsv", countries.read(sources),
         ["Countries of ISO 3166-1 with their names from ISO and CLDR."]),
        ("subdivisions.tsv", subdivisions.read(sources),
         ["First-level subdivisions (ISO 3166-2) of the Arab League states, Iran, Afghanistan,",
          "Tajikistan, Turkey, Israel, Palestine and Pakistan, with names from ISO and CLDR."]),
        ("cities.tsv", cities.read(sources, admin1,
                                   tables.read(data / "places" / "world_cities.tsv")),
         ["Cities of the same countries, every national capital, cities of a million people,",
          "and those of world_cities.tsv, with the names GeoNames gives (CC BY 4.0, geonames.org)."]),
    ]:
        rows = []
        for place in places:
            supplement.apply(place)
            rows.append(place.row())
        tables.write(folder / file, comments + [
            "names: language:text, separated by |; no language where the source gives none.",
            "Generated; see SOURCES.md."], COLUMNS, rows)
    supplement.finish()
