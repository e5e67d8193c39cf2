"""Which units stand together in one row of an answer.

In the area tree as today's keys tell it, a row is a range of keys, from the key of its unit to the key of the
next row's unit: keys are in the order of the tree, so the last row that begins at or before a key is the unit's
own, or its nearest ancestor's. In any other tree the rows are lists of members, found by walking the placements of
the day.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luoshi.orgs import keys
from luoshi.orgs.models import Org
from luoshi.rollups.errors import UnitNotInQuestion
from luoshi.rollups.question import Period


@dataclass(frozen=True)
class Group:
    """One row: the unit that it is named after."""

    org: int
    label: str
    opened_on: date
    closed_on: date | None

    def is_open_in(self, period: Period) -> bool:
        """Whether the unit existed on a day of the period."""
        return self.opened_on < period.until_on and (
            self.closed_on is None or self.closed_on > period.from_on
        )


@dataclass(frozen=True)
class KeyGroups:
    """Rows as key ranges: row `i` holds the keys from `starts[i]` to the next start, the last one to `end`.

    `row_sql` computes from a column `org_key` the start of its row.
    """

    under: int
    groups: tuple[Group, ...]
    starts: tuple[int, ...]
    end: int
    row_sql: str

    @property
    def span(self) -> keys.KeyRange:
        """The keys of all rows."""
        return keys.KeyRange(self.starts[0], self.end)

    @property
    def org_of(self) -> dict[int, int]:
        """The unit of each row by the key that the row begins with."""
        return {start: group.org for start, group in zip(self.starts, self.groups, strict=True)}

    def range_of(self, org: int) -> keys.KeyRange:
        """The keys in the row of a unit.

        Raises: UnitNotInQuestion.
        """
        for group, start, end in zip(self.groups, self.starts, [*self.starts[1:], self.end], strict=True):
            if group.org == org:
                return keys.KeyRange(start, end)
        raise UnitNotInQuestion

    def as_members(self) -> "MemberGroups":
        """The same rows as lists of members, for rows of data whose keys are out of date."""
        units = Org.objects.filter(key__gte=self.starts[0], key__lt=self.end).values_list("pk", "key")
        group_of = {
            org: self.groups[bisect_right(self.starts, key) - 1].org for org, key in units if key is not None
        }
        return MemberGroups(self.under, self.groups, group_of)


@dataclass(frozen=True)
class MemberGroups:
    """Rows as a map from each unit to the unit of its row."""

    under: int
    groups: tuple[Group, ...]
    group_of: Mapping[int, int]

    def members_of(self, org: int) -> list[int]:
        """The units in the row of a unit.

        Raises: UnitNotInQuestion.
        """
        members = [member for member, group in self.group_of.items() if group == org]
        if not members:
            raise UnitNotInQuestion
        return members


Groups = KeyGroups | MemberGroups
