"""Trees for tests: a unit in a word, and what a slow, obvious walk says about a subtree."""

from datetime import date

from luoshi.orgs import queries
from luoshi.orgs.actions import open_unit
from luoshi.orgs.models import Org, Placement

FOUNDED = date(2010, 1, 1)


def unit(code: str, level: int, parent: Org | None = None, **more) -> Org:
    """A federation named after its code."""
    more = {"kind": "federation", "opened_on": FOUNDED, **more}
    return open_unit(f"{code}工会", code=code, level=level, parent=parent, **more)


def parents_on(day: date, tree: str = "area") -> dict[int, int | None]:
    """Each unit's parent on a day: of the placements that have begun, the last."""
    places = Placement.objects.filter(tree=tree, from_on__lte=day).order_by("from_on")
    return {place.org_id: place.parent_id for place in places}


def tree_on(day: date, tree: str = "area") -> dict[int, int | None]:
    """Each unit's parent on a day, as the product reads it."""
    return dict(queries.placements_on(day, tree).values_list("org_id", "parent_id"))


def below(org: Org, day: date, tree: str = "area") -> set[int]:
    """Ids of the unit and everything under it, found by walking."""
    return walk(org.pk, parents_on(day, tree))


def walk(top: int, parent_of: dict[int, int | None]) -> set[int]:
    found = {top}
    while True:
        more = {child for child, parent in parent_of.items() if parent in found} - found
        if not more:
            return found
        found |= more


def in_range(org: Org) -> set[int]:
    """Ids of the units whose keys lie in the unit's range."""
    org.refresh_from_db()
    return set(Org.objects.filter(key__gte=org.span.first, key__lt=org.span.end).values_list("pk", flat=True))


def is_one_range_each(day: date) -> bool:
    """Whether each unit's range holds exactly what walking finds under it."""
    parent_of, units = parents_on(day), list(Org.objects.all())
    return all(
        walk(one.pk, parent_of) == {other.pk for other in units if other.key in one.span} for one in units
    )
