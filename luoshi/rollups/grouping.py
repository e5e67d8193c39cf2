"""Finding the rows that a question asks for: by keys in the area tree of today, else by walking placements."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, Q, QuerySet

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
    day = question.tree_as_of or clock.today()
    known_at = question.as_of if question.tree_as_of else None
    under = (
        Org.objects.filter(pk=question.under)
        .annotate(has_other_tree=_tells_another_tree(day, known_at))
        .first()
    )
    if under is None:
        raise UnitNotInQuestion
    if question.by not in ("self", "child", *_LEVELS):
        raise UnknownGrouping(by=question.by)
    if question.tree == "area" and under.key is not None and not under.has_other_tree:
        return _group_by_key(under, question.by)
    places = placements_on(day, question.tree, known_at=known_at)
    return _group_by_placement(under, question.by, places)


def _tells_another_tree(day: date, known_at: datetime | None) -> "ExpressionWrapper[Any]":
    """The condition that today's keys do not tell the tree of a day.

    Something was opened or moved between the two; or a move of the days before was recorded after `known_at`.
    """
    first, last = sorted((day, clock.today()))
    area = Placement.objects.filter(tree=Tree.AREA)
    is_another = Q(pk__in=())
    if first != last:
        is_another |= Q(Exists(area.filter(from_on__gt=first, from_on__lte=last)))
    if known_at is not None:
        is_another |= Q(Exists(area.filter(ended_at__gt=known_at, until_on__lte=last)))
    return ExpressionWrapper(is_another, output_field=BooleanField())


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


def _group_by_placement(under: Org, by: By, places: QuerySet[Placement]) -> MemberGroups:
    children: defaultdict[int | None, list[tuple[int, int]]] = defaultdict(list)
    rows = places.values_list("parent_id", "org_id", "org__level")
    for parent, org, level in rows.iterator(chunk_size=20_000):
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
