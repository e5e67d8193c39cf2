"""Bringing the catalogue's tables into step with the TOML files of the package."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from django.db import transaction
from django.db.models import Model

from luoshi.catalogue.errors import UnknownIndicator
from luoshi.catalogue.models import Indicator, Kind, Programme


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    text = (resources.files("luoshi.catalogue") / "data" / file).read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows


def _write(model: type[Model], row: Mapping[str, Any]) -> None:
    """Make the table's row with that code say what the file says; what it leaves out has its default again."""
    said = model(**row)
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.update_or_create(
        code=row["code"], defaults={column: getattr(said, column) for column in columns}
    )


@transaction.atomic
def sync_catalogue() -> dict[str, int]:
    """Add and update indicators, kinds and programmes; nothing is removed. Safe to run again.

    Returns how many rows each file holds. Raises: UnknownIndicator.
    """
    indicators = _rows("indicators.toml", "indicator")
    for order, row in enumerate(indicators):
        _write(Indicator, {**row, "order": order})
    known = set(Indicator.objects.values_list("code", flat=True))
    kinds = _rows("kinds.toml", "kind")
    for order, row in enumerate(kinds):
        missing = {count["indicator"] for count in row["counts"]} - known
        if missing:
            raise UnknownIndicator(kind=row["name"], indicator=min(missing))
        _write(Kind, {**row, "order": order})
    programmes = _rows("programmes.toml", "programme")
    for row in programmes:
        _write(Programme, row)
    return {"indicators": len(indicators), "kinds": len(kinds), "programmes": len(programmes)}
