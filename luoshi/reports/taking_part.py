"""Which rows of an answer units stand in. Totals by unit are asked of `rollups`; this only places the units."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Set
from itertools import islice

from luoshi.orgs.models import Org
from luoshi.rollups.grouping import group_units
from luoshi.rollups.groups import KeyGroups
from luoshi.rollups.question import Question

# SQLite takes 32,766 values in one statement.
_CHUNK = 30_000


def count_by_row(question: Question, units: Set[int]) -> Counter[int]:
    """How many of the units stand in each row of the question's answer, by the unit that names the row."""
    return Counter(row for _, row in _place(question, units))


def keep_in_row(question: Question, units: Set[int], row: int) -> set[int]:
    """Those of the units that stand in the row of a unit."""
    return {unit for unit, of in _place(question, units) if of == row}


def _place(question: Question, units: Set[int]) -> Iterator[tuple[int, int]]:
    """Each unit with the unit that names its row."""
    groups = group_units(question)
    if isinstance(groups, KeyGroups):
        for unit, key in _keys_of(units):
            yield unit, groups.groups[bisect_right(groups.starts, key) - 1].org
    else:
        yield from ((unit, groups.group_of[unit]) for unit in units if unit in groups.group_of)


def _keys_of(units: Set[int]) -> Iterator[tuple[int, int]]:
    rest = iter(units)
    while chunk := list(islice(rest, _CHUNK)):
        found = Org.objects.filter(pk__in=chunk).values_list("pk", "key")
        yield from ((unit, key) for unit, key in found if key is not None)
