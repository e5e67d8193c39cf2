"""Opening, moving and closing units. Each action is one transaction and keeps keys in step with placements."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from luoshi.common import clock
from luoshi.orgs import queries, rules
from luoshi.orgs.allotting import KeyAllotter
from luoshi.orgs.errors import SecondRoot, StillHasUnits
from luoshi.orgs.models import KeyVersion, Org, Placement, Tree
from luoshi.orgs.signals import keys_changed


@transaction.atomic
def open_unit(
    name: str,
    *,
    code: str,
    kind: str,
    level: int,
    parent: Org | None,
    opened_on: date,
    by: int | None = None,
    **more: Any,
) -> Org:
    """Found a unit and hang it in the area tree; it gets the next free key under its parent.

    Raises: WrongLevel, UnitClosed, SecondRoot, KeySpaceFull.
    """
    claim_tree()
    org = Org(name=name, code=code, kind=kind, level=level, opened_on=opened_on, **more)
    if parent is None:
        check_root(org)
    else:
        parent = Org.objects.get(pk=parent.pk)  # its key may have changed since it was read
        rules.check_takes_in(parent, org)
    org.key = KeyAllotter().allot(level, parent)
    org.save(force_insert=True)
    _place(org, Tree.AREA, parent=parent, from_on=opened_on, by=by)
    return org


@transaction.atomic
def move_unit(org: Org, *, new_parent: Org, on: date, by: int | None, tree: str = Tree.AREA) -> Placement:
    """Hang a unit, with all under it, under another parent from a day on; or for the first time in a tree.

    Today's area tree gets its new keys at once. A move dated in the future leaves them as they are until
    `carry_out_due_moves` runs on or after that day. The same move again changes nothing.
    Raises: UnitClosed, UnderItself, WrongLevel, AlreadyThere, TooEarly, KeySpaceFull.
    """
    claim_tree()
    org.refresh_from_db()
    parent = Org.objects.get(pk=new_parent.pk)
    last = queries.find_placement(org, tree)
    if last and (last.parent_id, last.from_on) == (parent.pk, on):
        return last
    rules.check_move(org, last, parent, on)
    placement = _replace(org, last, parent, tree=tree, on=on, by=by)
    if tree == Tree.AREA and on <= clock.today():
        _give_new_keys(org, parent)
    return placement


@transaction.atomic
def carry_out_due_moves() -> int:
    """Give units the keys of moves whose day has come; how many there were. Safe to run again, and cheap.

    `move_unit` does so at once, but for a move dated after the day on which it was recorded.
    """
    claim_tree()
    today = clock.today()
    dated_ahead = Placement.objects.filter(
        Q(until_on=None) | Q(until_on__gt=today),
        tree=Tree.AREA,
        parent__isnull=False,
        org__key__isnull=False,
        from_on__lte=today,
        recorded_at__date__lt=F("from_on"),
    )
    moved = 0
    for place in dated_ahead.order_by("org__level", "org_id"):
        org, parent = (
            place.org,
            place.parent,
        )  # read only now: a move before this one may have given them new keys
        above = queries.ancestors(org)
        if parent is not None and (not above or above[-1] != parent):
            _give_new_keys(org, parent)
            moved += 1
    return moved


@transaction.atomic
def close_unit(org: Org, *, on: date, by: int | None) -> None:
    """Close a unit on a day, the first on which it no longer stands. It keeps its key and its history.

    Raises: UnitClosed, TooEarly, StillHasUnits.
    """
    claim_tree()
    org.refresh_from_db()
    places = list(org.placements.filter(until_on=None))
    rules.check_closing(org, places, on)
    units = Placement.objects.filter(Q(until_on=None) | Q(until_on__gt=on), parent=org).count()
    if units:
        raise StillHasUnits(name=org.name, units=units)
    for last in places:
        _end(last, on, by)
    org.closed_on = on
    org.save(update_fields=["closed_on"])


def claim_tree() -> None:
    """Hold the tree until the transaction ends.

    One change at a time: a unit opened below another while that one moves would be left behind with an old key.
    """
    KeyVersion.objects.get_or_create(pk=1)
    KeyVersion.objects.filter(pk=1).update(number=F("number"))


def outdate_keys() -> None:
    """Tell everything derived from keys that units have others now. A newcomer's key outdates nothing.

    The caller holds the tree.
    """
    KeyVersion.objects.filter(pk=1).update(number=F("number") + 1)
    transaction.on_commit(lambda: keys_changed.send(None), robust=True)


def check_root(org: Org) -> None:
    """A national union's range holds every key, so that as a root it stands alone. Other roots may be several.

    Raises: SecondRoot.
    """
    roots = Org.objects.filter(key__isnull=False)
    root = (roots.filter(key=0) if org.level else roots.order_by("level", "key")).first()
    if root is not None:
        raise SecondRoot(name=org.name, root=root.name)


def _replace(
    org: Org, last: Placement | None, parent: Org, *, tree: str, on: date, by: int | None
) -> Placement:
    if last is not None and last.from_on == on:
        last.parent, last.recorded_at, last.recorded_by = parent, clock.now(), by
        last.save()
        return last
    if last is not None:
        _end(last, on, by)
    return _place(org, tree, parent=parent, from_on=on, by=by)


def _end(placement: Placement, on: date, by: int | None) -> None:
    placement.until_on, placement.ended_at, placement.ended_by = on, clock.now(), by
    placement.save(update_fields=["until_on", "ended_at", "ended_by"])


def _place(org: Org, tree: str, *, parent: Org | None, from_on: date, by: int | None) -> Placement:
    return Placement.objects.create(
        org=org, tree=tree, parent=parent, from_on=from_on, recorded_at=clock.now(), recorded_by=by
    )


def _give_new_keys(org: Org, parent: Org) -> None:
    """Shift the whole subtree into the new slot: one statement, since below the unit every slot stays as it is."""
    old = org.span
    shift = KeyAllotter().allot(org.level, parent) - old.first
    Org.objects.filter(key__gte=old.first, key__lt=old.end).update(key=F("key") + shift)
    org.refresh_from_db(fields=["key"])
    outdate_keys()
