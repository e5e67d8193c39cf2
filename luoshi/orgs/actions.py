"""Opening, placing and moving units. Each action is one transaction and keeps keys in step."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from luoshi.common import clock
from luoshi.orgs import keys
from luoshi.orgs.errors import KeySpaceFull, WrongLevel
from luoshi.orgs.models import KeyVersion, Level, Org, Placement, Tree


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

    Raises: WrongLevel, KeySpaceFull.
    """
    org = Org(name=name, code=code, kind=kind, level=level, opened_on=opened_on, **more)
    org.key = allot_key(org, parent)
    org.save(force_insert=True)
    Placement.objects.create(
        org=org, tree=Tree.AREA, parent=parent, from_on=opened_on, recorded_at=clock.now(), recorded_by=by
    )
    mark_keys_changed()
    return org


def allot_key(org: Org, parent: Org | None) -> int:
    """The next free key for `org` under `parent`, whose row is locked until the transaction ends.

    Raises: WrongLevel if the parent is not of a higher level, KeySpaceFull if no slot is left.
    """
    if parent is None:
        return keys.child_key(0, level=org.level, slot=1) if org.level else 0
    parent = Org.objects.select_for_update().get(pk=parent.pk)
    if parent.level >= org.level:
        raise WrongLevel(
            name=org.name,
            level=Level(org.level).label,
            parent=parent.name,
            parent_level=Level(parent.level).label,
        )
    # Not only children: a county of some city must not share its slots with one directly under the province.
    span = keys.subtree(parent.key or 0, parent.level)
    siblings = Org.objects.filter(level=org.level, key__gte=span.first, key__lt=span.end)
    parent_key = parent.key or 0
    taken = (
        keys.slot_of(key, org.level)
        for key in siblings.values_list("key", flat=True)
        if key is not None
        and keys.child_key(parent_key, level=org.level, slot=keys.slot_of(key, org.level)) == key
    )
    slot = keys.free_slot(taken, org.level)
    if slot is None:
        raise KeySpaceFull(parent=parent.name, level=Level(org.level).label, most=keys.slots_at(org.level))
    return keys.child_key(parent_key, level=org.level, slot=slot)


def mark_keys_changed() -> None:
    """Tell everything that is derived from keys that it is stale."""
    if not KeyVersion.objects.filter(pk=1).update(number=F("number") + 1):
        KeyVersion.objects.create(pk=1, number=1)
