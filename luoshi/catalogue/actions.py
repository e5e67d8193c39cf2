"""Bringing the catalogue's tables into step with the TOML files of the package."""

import tomllib
from importlib import resources
from typing import Any

from django.db import transaction

from luoshi.catalogue.errors import UnknownIndicator
from luoshi.catalogue.models import Indicator, Kind, Programme


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    text = (resources.files("luoshi.catalogue") / "data" / file).read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows


@transaction.atomic
def sync_catalogue() -> dict[str, int]:
    """Add and update indicators, kinds and programmes; nothing is removed. Safe to run again.

    Returns how many rows each file holds. Raises: UnknownIndicator.
    """
    indicators = _rows("indicators.toml", "indicator")
    for order, row in enumerate(indicators):
        Indicator.objects.update_or_create(code=row["code"], defaults={**row, "order": order})
    known = set(Indicator.objects.values_list("code", flat=True))
    kinds = _rows("kinds.toml", "kind")
    for order, row in enumerate(kinds):
        missing = {count["indicator"] for count in row["counts"]} - known
        if missing:
            raise UnknownIndicator(kind=row["name"], indicator=min(missing))
        Kind.objects.update_or_create(code=row["code"], defaults={**row, "order": order})
    programmes = _rows("programmes.toml", "programme")
    for row in programmes:
        Programme.objects.update_or_create(code=row["code"], defaults=row)
    return {"indicators": len(indicators), "kinds": len(kinds), "programmes": len(programmes)}
