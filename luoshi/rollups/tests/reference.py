"""What a question means, in Python that anyone can read and no computer can hurry. Tests compare with it."""

from collections import defaultdict
from datetime import date, timedelta

from luoshi.common import clock
from luoshi.ledger.models import Entry
from luoshi.orgs.models import Org, Placement


def reference(question, *, as_of):
    """{(row, indicator, first day of the piece): amount} and {indicator: total} by looking at every entry."""
    stock = question.indicators[0].startswith("stock")
    cells, whole = defaultdict(list), defaultdict(list)
    for entry in Entry.objects.select_related("indicator").order_by("id"):
        row = row_of(entry.org_id, question)
        if row is None or not is_asked(entry, question, as_of, stock):
            continue
        whole[entry.indicator.code].append(entry)
        for piece in pieces(question):
            if piece[0] <= entry.day < piece[1] or (stock and entry.day < piece[1]):
                cells[row, entry.indicator.code, piece[0]].append(entry)
    return (
        {place: count_once(entries) for place, entries in cells.items()},
        {code: count_once(entries) for code, entries in whole.items()},
    )


def is_asked(entry, question, as_of, stock) -> bool:
    return (
        entry.indicator.code in question.indicators
        and (stock or entry.day >= question.period.from_on)
        and entry.day < question.period.until_on
        and entry.recorded_at <= as_of
        and entry.for_measure == question.measure
        and question.channel in (None, entry.channel)
        and question.standing in ("all", entry.standing)
    )


def count_once(entries) -> int:
    """The sum, but of each joint source only its host with the largest amount."""
    alone = sum(entry.amount for entry in entries if not entry.joint)
    by_host = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        if entry.joint:
            by_host[entry.source_uid][entry.org_id] += entry.amount
    return alone + sum(max(hosts.values(), key=lambda held: (abs(held), held)) for hosts in by_host.values())


def row_of(org_id, question):
    """The row in which a unit stands: None if it is not under the unit asked for."""
    known_at = question.as_of if question.tree_as_of else None
    path = path_of(org_id, question.tree, question.tree_as_of or clock.today(), known_at)
    if question.under not in path:
        return None
    below = path[path.index(question.under) :]
    if question.by == "self":
        return question.under
    if question.by == "child":
        return below[1] if len(below) > 1 else question.under
    level = ["nation", "province", "city", "county", "town", "unit"].index(question.by.removeprefix("level:"))
    return next((org for org in reversed(below) if Org.objects.get(pk=org).level <= level), question.under)


def path_of(org_id, tree, day, known_at=None) -> list[int]:
    """The ids from the root down to the unit, by the last placement of each that had begun on the day.

    With `known_at`, of those recorded until then; the first one of a unit counts in any case.
    """
    path = [org_id]
    while True:
        first, *moves = Placement.objects.filter(org=path[0], tree=tree).order_by("from_on") or [None]
        known = [move for move in moves if known_at is None or move.recorded_at <= known_at]
        last = next((one for one in reversed([first, *known]) if one and one.from_on <= day), None)
        if last is None or last.parent_id is None:
            return path
        path.insert(0, last.parent_id)


def pieces(question) -> list[tuple[date, date]]:
    """The days of the period, gathered into months or left as they are."""
    firsts, day = [], question.period.from_on
    while day < question.period.until_on:
        if not firsts or question.every == "day" or (question.every == "month" and day.day == 1):
            firsts.append(day)
        day += timedelta(days=1)
    return list(zip(firsts, [*firsts[1:], question.period.until_on], strict=True))
