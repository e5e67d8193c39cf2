"""Reads of the catalogue."""

from collections.abc import Iterable, Mapping

from luoshi.catalogue.models import Family, Indicator, Kind, Programme


def list_kinds(family: str = Family.ACTIVITY) -> list[Kind]:
    """The kinds of a family, in the catalogue's order."""
    return list(Kind.objects.filter(family=family).order_by("order", "id"))


def find_kind(code: str) -> Kind | None:
    """The kind with this code, or None."""
    return Kind.objects.filter(code=code).first()


def indicators_by_code(codes: Iterable[str]) -> Mapping[str, Indicator]:
    """The indicators with these codes; an unknown code is left out."""
    return {indicator.code: indicator for indicator in Indicator.objects.filter(code__in=set(codes))}


def list_programmes() -> list[Programme]:
    """Every named series, by name."""
    return list(Programme.objects.order_by("name", "id"))
