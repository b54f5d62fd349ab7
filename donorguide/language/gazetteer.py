"""The names of the world's countries and large cities, by GeoNames."""

from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@cache
def place_names() -> frozenset[str]:
    """Names in lower case: every country, and cities of at least 400,000 inhabitants."""
    lines = (HERE / "geonames.txt").read_text(encoding="utf-8").splitlines()
    listed = yaml.safe_load((HERE / "places.yml").read_text(encoding="utf-8"))
    names = {line for line in lines if not line.startswith("#")} | set(listed["besides"])
    return frozenset(names - set(listed["ordinary"]))
