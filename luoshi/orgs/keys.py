"""Path-coded keys: the arithmetic that makes a subtree one contiguous range of integers.

A key has one slot per level, the nation's being the whole; a unit fills the slot of its own level under its
parent's key and leaves the slots below zero. A level may be skipped (a grassroots union directly under a
province has zeros between), so the parent's range still holds it. 62 bits: a signed 64-bit column holds any key.
"""

from dataclasses import dataclass

# Bits of each level's slot: province, city, county, town, unit, group. Index 0 is the nation (no slot).
SLOT_BITS = (0, 6, 8, 8, 12, 20, 8)
NATION, PROVINCE, CITY, COUNTY, TOWN, UNIT, GROUP = range(7)
_SHIFTS = tuple(sum(SLOT_BITS[level + 1 :]) for level in range(len(SLOT_BITS)))
KEY_END = 1 << sum(SLOT_BITS)


@dataclass(frozen=True)
class KeyRange:
    """The keys of a subtree, half-open: `first` is the unit itself, `end` the first key past it."""

    first: int
    end: int

    def __contains__(self, key: int) -> bool:
        return self.first <= key < self.end


# What a unit without a key covers. Never `subtree(0, …)`: that is the start of the nation.
NOTHING = KeyRange(0, 0)


def slots_at(level: int) -> int:
    """How many units one parent may have at `level`."""
    return (1 << SLOT_BITS[level]) - 1


def step_at(level: int) -> int:
    """The distance between the keys of two neighbours at `level`: the size of a subtree of that level."""
    return 1 << _SHIFTS[level]


def subtree(key: int, level: int) -> KeyRange:
    """The range of everything at or under the unit with this key and level."""
    return KeyRange(key, key + step_at(level))


def children_span(parent_key: int, level: int) -> KeyRange:
    """The range of the units that stand at `level` (1 and below) directly under a parent, with their subtrees.

    What hangs under the parent's other children lies outside: those fill a slot of a level between.
    """
    return KeyRange(parent_key + step_at(level), parent_key + step_at(level - 1))


def child_key(parent_key: int, *, level: int, slot: int) -> int:
    """The key of the `slot`-th unit (from 1) of `level` under a parent."""
    return parent_key + slot * step_at(level)


def slot_of(key: int, level: int) -> int:
    """Which slot of `level` the key fills; 0 if it fills none."""
    return (key >> _SHIFTS[level]) & slots_at(level)


def ancestor(key: int, level: int) -> int:
    """The key of the ancestor at `level`: everything below that level cut off."""
    return key >> _SHIFTS[level] << _SHIFTS[level]


def ancestors(key: int, level: int) -> list[int]:
    """The keys that may stand above a unit, from the nation down. A skipped level repeats the one above it."""
    return [ancestor(key, above) for above in range(level)]
