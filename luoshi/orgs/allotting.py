"""Handing out keys to newcomers and to units that move."""

from collections.abc import Iterator

from django.db.models import Max, QuerySet

from luoshi.orgs import keys
from luoshi.orgs.errors import KeySpaceFull
from luoshi.orgs.models import Level, Org


class KeyAllotter:
    """Gives the next free key under a parent. Asks the database once per parent and level, however many follow.

    The caller holds the tree (`actions.claim_tree`); otherwise two newcomers could be given one key.
    """

    def __init__(self) -> None:
        self._slots: dict[tuple[int, int], Iterator[int]] = {}

    def allot(self, level: int, parent: Org | None) -> int:
        """A key for a unit of `level` under a parent of a higher level; without a parent, at the top.

        Raises: KeySpaceFull.
        """
        if level == keys.NATION:
            return 0
        parent_key = (parent.key or 0) if parent else 0
        # Under a parent that is not yet saved nothing hangs that this allotter has not put there.
        is_new = parent is not None and parent.pk is None
        free = iter(range(1, keys.slots_at(level) + 1)) if is_new else _free_slots(parent_key, level)
        slots = self._slots.setdefault((parent_key, level), free)
        slot = next(slots, None)
        if slot is None:
            name = parent.name if parent else Level.NATION.label
            raise KeySpaceFull(parent=name, level=Level(level).label, most=keys.slots_at(level))
        return keys.child_key(parent_key, level=level, slot=slot)


def _free_slots(parent_key: int, level: int) -> Iterator[int]:
    """Slots past the last one taken, then the gaps that units have left when they moved away."""
    taken = _units_at(parent_key, level)
    last_key = taken.aggregate(last=Max("key"))["last"]
    last = keys.slot_of(last_key, level) if last_key is not None else 0
    yield from range(last + 1, keys.slots_at(level) + 1)
    used = {
        keys.slot_of(key, level) for key in taken.filter(level=level).values_list("key", flat=True) if key
    }
    yield from (slot for slot in range(1, last + 1) if slot not in used)


def _units_at(parent_key: int, level: int) -> QuerySet[Org]:
    span = keys.children_span(parent_key, level)
    return Org.objects.filter(key__gte=span.first, key__lt=span.end)
