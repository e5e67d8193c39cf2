"""Finding the rows that a question asks for: by keys in the area tree of today, else by walking placements."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.db.models import Q

from luoshi.common import clock
from luoshi.orgs import keys
from luoshi.orgs.models import Level, Org, Placement, Tree
from luoshi.orgs.queries import placements_on
from luoshi.rollups.errors import UnitNotInQuestion, UnknownGrouping
from luoshi.rollups.groups import Group, Groups, KeyGroups, MemberGroups
from luoshi.rollups.question import By, Question

_LEVELS = {f"level:{level.name.lower()}": level for level in Level}
# What a row needs of its unit: thousands of rows are read without making models of them.
_GROUP_COLUMNS = ("pk", "short_name", "name", "opened_on", "closed_on")


def group_units(question: Question) -> Groups:
    """The rows that a question asks for, in the order of the tree.

    By child: the unit's own records and each child with all below it. By level: each unit of the level; what
    hangs under none of them stands in the row of its nearest ancestor above that level.
    Raises: UnitNotInQuestion, UnknownGrouping.
    """
    under = Org.objects.filter(pk=question.under).first()
    if under is None:
        raise UnitNotInQuestion
    if question.by not in ("self", "child", *_LEVELS):
        raise UnknownGrouping(by=question.by)
    day = question.tree_as_of or clock.today()
    if question.tree == "area" and under.key is not None and _is_todays_tree(day):
        return _group_by_key(under, question.by)
    return _group_by_placement(under, question.by, tree=question.tree, day=day)


def _is_todays_tree(day: date) -> bool:
    """Whether nothing was opened or moved between a day and today, so that today's keys tell the tree of the day."""
    first, last = sorted((day, clock.today()))
    since = Placement.objects.filter(tree=Tree.AREA, from_on__gt=first, from_on__lte=last)
    return first == last or not since.exists()


def _group_by_key(under: Org, by: By) -> KeyGroups:
    units = Org.objects.filter(Q(pk=under.pk) | _rows_under(under, by)).order_by("key")
    starts, groups = [], []
    for key, *columns in units.values_list("key", *_GROUP_COLUMNS):
        starts.append(key)
        groups.append(_group(*columns))
    return KeyGroups(under.pk, tuple(groups), tuple(starts), under.span.end, _row_sql(under, by))


def _rows_under(under: Org, by: By) -> Q:
    """The condition of beginning a row below the asked unit."""
    below = Q(key__gt=under.span.first, key__lt=under.span.end)
    if by in _LEVELS:
        return below & Q(level__lte=_LEVELS[by])
    children = Q(pk__in=())
    for level in range(under.level + 1, keys.GROUP + 1) if by == "child" else ():
        span = keys.children_span(under.span.first, level)
        children |= Q(level=level, key__gte=span.first, key__lt=span.end)
    return children


def _row_sql(under: Org, by: By) -> str:
    """The ancestor's key by arithmetic: cut off all slots below a level, and what is skipped is zero already.

    The child above a key is found at the first level where the key differs from the asked unit's.
    """
    first = under.span.first
    if by == "self":
        return str(first)
    if by in _LEVELS:
        return _cut(max(_LEVELS[by], under.level))
    below = range(under.level + 1, keys.GROUP + 1)
    cases = " ".join(f"WHEN {_cut(level)} <> {first} THEN {_cut(level)}" for level in below)
    return f"CASE {cases} ELSE {first} END" if cases else str(first)


def _cut(level: int) -> str:
    return f"(org_key - org_key % {keys.step_at(level)})"


def _group_by_placement(under: Org, by: By, *, tree: str, day: date) -> MemberGroups:
    children: defaultdict[int | None, list[tuple[int, int]]] = defaultdict(list)
    places = placements_on(day, tree).values_list("parent_id", "org_id", "org__level")
    for parent, org, level in places.iterator(chunk_size=20_000):
        children[parent].append((org, level))
    begins_row = _row_rule(under, by)
    group_of, waiting = {under.pk: under.pk}, [under.pk]
    while waiting:
        parent = waiting.pop()
        for org, level in children[parent]:
            group_of[org] = org if begins_row(parent, level) else group_of[parent]
            waiting.append(org)
    units = Org.objects.filter(pk__in=set(group_of.values())).order_by("level", "key", "pk")
    groups = tuple(_group(*columns) for columns in units.values_list(*_GROUP_COLUMNS))
    return MemberGroups(under.pk, groups, group_of)


def _row_rule(under: Org, by: By) -> Callable[[int, int], bool]:
    """Whether a unit of a level, hanging under `parent`, begins a row of its own."""
    if by == "self":
        return lambda parent, level: False
    if by == "child":
        return lambda parent, level: parent == under.pk
    return lambda parent, level: level <= _LEVELS[by]


def _group(org: int, short_name: str, name: str, opened_on: date, closed_on: date | None) -> Group:
    return Group(org, short_name or name, opened_on, closed_on)
