"""Which rows of an answer units stand in. Totals by unit are asked of `rollups`; this only places the units."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Set
from itertools import islice

from luoshi.orgs.models import Org
from luoshi.rollups.groups import KeyGroups, group_units
from luoshi.rollups.question import Question

# SQLite takes 32,766 values in one statement.
_CHUNK = 30_000


def count_by_row(question: Question, units: Set[int]) -> Counter[int]:
    """How many of the units stand in each row of the question's answer, by the unit that names the row."""
    groups = group_units(question)
    if not isinstance(groups, KeyGroups):
        return Counter(groups.group_of[unit] for unit in units if unit in groups.group_of)
    rows = (bisect_right(groups.starts, key) - 1 for key in _keys_of(units))
    return Counter(groups.groups[row].org for row in rows)


def _keys_of(units: Set[int]) -> Iterator[int]:
    rest = iter(units)
    while chunk := list(islice(rest, _CHUNK)):
        found = Org.objects.filter(pk__in=chunk).values_list("key", flat=True)
        yield from (key for key in found if key is not None)
