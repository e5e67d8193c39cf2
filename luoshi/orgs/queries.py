"""Reading the tree. Subtrees are key ranges, ancestors are shifts of a key; nothing here walks from unit to unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from luoshi.common import clock
from luoshi.common.quantities import whole_number
from luoshi.orgs import keys
from luoshi.orgs.keys import KeyRange
from luoshi.orgs.models import Org, Placement, Tree

# Beyond this a subtree is "more than so many": counting millions for one line of a page is not worth its time.
MOST_COUNTED = 10_000


def open_on(day: date) -> Q:
    """The condition that a unit exists on a day."""
    return Q(opened_on__lte=day) & (Q(closed_on=None) | Q(closed_on__gt=day))


def placements_on(
    day: date, tree: str = Tree.AREA, *, known_at: datetime | None = None
) -> QuerySet[Placement]:
    """The placements that hold on a day, one per unit: the one in force, or the last one of a unit since closed.

    A unit that was closed stays where it ended, so that what it did before is still counted somewhere. With
    `known_at` a move counts only if it was recorded until then; where a unit hung first is always known.
    """
    same = Placement.objects.filter(org=OuterRef("org"), tree=OuterRef("tree"))
    later = same.filter(from_on__gt=OuterRef("from_on"), from_on__lte=day)
    found = Placement.objects.filter(tree=tree, from_on__lte=day)
    if known_at is None:
        return found.filter(Q(until_on=None) | Q(until_on__gt=day) | ~Exists(later))
    is_first = ~Exists(same.filter(from_on__lt=OuterRef("from_on")))
    return found.filter(
        Q(recorded_at__lte=known_at) | is_first, ~Exists(later.filter(recorded_at__lte=known_at))
    )


def find_placement(org: Org, tree: str = Tree.AREA) -> Placement | None:
    """The unit's latest placement in a tree; it may begin in the future."""
    return Placement.objects.filter(org=org, tree=tree).order_by("-from_on").select_related("parent").first()


def list_placements(org: Org) -> list[Placement]:
    """Every place the unit has had, newest first, with the parents."""
    return list(org.placements.select_related("parent").order_by("tree", "-from_on"))


def children_of(parent_ids: Iterable[int], tree: str = Tree.AREA) -> QuerySet[Placement]:
    """The placements in force today under any of these units."""
    today = clock.today()
    return Placement.objects.filter(
        Q(until_on=None) | Q(until_on__gt=today), tree=tree, from_on__lte=today, parent__in=list(parent_ids)
    )


@dataclass(frozen=True)
class Cursor:
    """The last row of a page of units in (level, key) order; it stays right when rows are added before it."""

    level: int
    key: int

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """The cursor that `str` wrote, or None if the text is none."""
        level, _, key = text.partition("-")
        at, behind = whole_number(level), whole_number(key)
        if at is None or behind is None or at > keys.GROUP or behind >= keys.KEY_END:
            return None
        return cls(at, behind)

    def __str__(self) -> str:
        return f"{self.level}-{self.key}"

    @classmethod
    def of(cls, org: Org) -> "Cursor":
        """The cursor of a unit that has a key."""
        return cls(org.level, org.key or 0)

    @property
    def after(self) -> Q:
        """The condition of every unit after it."""
        return Q(level__gt=self.level) | Q(level=self.level, key__gt=self.key)

    @property
    def before(self) -> Q:
        """The condition of every unit before it."""
        return Q(level__lt=self.level) | Q(level=self.level, key__lt=self.key)


@dataclass(frozen=True)
class ChildPage:
    """Some of the units directly under one, and whether there are more on either side."""

    units: tuple[Org, ...]
    has_before: bool
    has_after: bool


def children(
    org: Org,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int,
    tree: str = Tree.AREA,
) -> ChildPage:
    """The units directly under `org` today in (level, key) order: the first, those after or those before a cursor."""
    found = Org.objects.filter(pk__in=children_of([org.pk], tree).values("org_id"), key__isnull=False)
    if before is not None:
        backwards = list(found.filter(before.before).order_by("-level", "-key")[: limit + 1])
        return ChildPage(
            tuple(reversed(backwards[:limit])), has_before=len(backwards) > limit, has_after=True
        )
    forwards = list(found.filter(after.after if after else Q()).order_by("level", "key")[: limit + 1])
    return ChildPage(tuple(forwards[:limit]), has_before=after is not None, has_after=len(forwards) > limit)


def list_closed_children(org: Org, *, limit: int) -> list[Org]:
    """The units that hung directly under `org` when they were closed, latest first."""
    ended = Q(placements__parent=org, placements__tree=Tree.AREA, placements__until_on=F("closed_on"))
    return list(Org.objects.filter(ended, closed_on__lte=clock.today()).order_by("-closed_on", "key")[:limit])


def count_children(orgs: Iterable[Org]) -> dict[int, int]:
    """How many units hang directly under each of these today; one query for all."""
    counts = children_of([org.pk for org in orgs]).order_by().values("parent_id").annotate(units=Count("pk"))
    return {row["parent_id"]: row["units"] for row in counts}


def count_below(org: Org, *, most: int = MOST_COUNTED) -> int:
    """How many open units lie under `org` at any depth, counted to `most` + 1."""
    below = Org.objects.filter(open_on(clock.today()), key__gt=org.span.first, key__lt=org.span.end)
    return below.values("pk")[: most + 1].count()


def ancestors(org: Org) -> list[Org]:
    """The units above `org` today, from the top down: one query for the keys that its own key implies."""
    if org.key is None:
        return []
    above = keys.ancestors(org.key, org.level)
    return list(Org.objects.filter(key__in=above, level__lt=org.level).order_by("level"))


def parents_of(orgs: Iterable[Org], tree: str = Tree.AREA) -> dict[int, Org]:
    """The parent today of each of these units that has one; one query for all."""
    places = placements_on(clock.today(), tree).filter(org__in=[org.pk for org in orgs], parent__isnull=False)
    return {place.org_id: place.parent for place in places.select_related("parent") if place.parent}


def search(text: str, *, within: KeyRange | None = None, limit: int = 20) -> list[Org]:
    """Open units whose name, short name, code or an alias contains the text, higher levels first."""
    text = text.strip()
    if not text:
        return []
    found = Org.objects.filter(open_on(clock.today()), key__isnull=False).annotate(
        alias_text=Cast("aliases", TextField())
    )
    if within is not None:
        found = found.filter(key__gte=within.first, key__lt=within.end)
    contains = Q(name__icontains=text) | Q(short_name__icontains=text) | Q(code__icontains=text)
    contains |= Q(alias_text__icontains=text)
    return list(found.filter(contains).order_by("level", "key")[:limit])
