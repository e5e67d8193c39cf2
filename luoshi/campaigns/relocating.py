"""Where the slots of one reading are found in another reading of the same file. Pure.

A better reader may find another part first, or let an item begin a few characters earlier. What a person corrected
must then be found again: by what it says and where, then by what it says, then by where if the line reads the same.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from luoshi.campaigns.corrections import DOUBTS, LISTS, Form, name_doubt, name_forms

Key = Callable[[str, Form], Hashable | None]
# What an item is known by, list by list.
_SAYS = ("marker", "title", "raw", "name", "what")


def relocate(before: Form, after: Form) -> Mapping[str, str]:
    """For each path of `before` that `after` has under another name, that name."""
    moved: dict[str, str] = {}
    lines = [{line["number"]: line["text"] for line in one["lines"]} for one in (before, after)]
    for number, other in _pair_parts(before["parts"], after["parts"]).items():
        old, new = before["parts"][number], after["parts"][other]
        for name in old:
            moved[f"{number}/{name}"] = f"{other}/{name}"
        for name in LISTS:
            pairs = _pair(name_forms(old.get(name, [])), name_forms(new.get(name, [])), lines)
            moved |= {f"{number}/{name}/{one}": f"{other}/{name}/{two}" for one, two in pairs.items()}
    moved |= _pair_doubts(before["warnings"], after["warnings"])
    return {path: place for path, place in moved.items() if path != place}


def _pair_parts(before: list[Form], after: list[Form]) -> Mapping[int, int]:
    """Parts of one title are one part; the others are counted."""
    titles = [part["title"] for part in after]
    told = {
        number: titles.index(part["title"])
        for number, part in enumerate(before)
        if part["title"] and titles.count(part["title"]) == 1
    }
    counted = {
        number: number
        for number in range(min(len(before), len(after)))
        if number not in told and number not in told.values()
    }
    return told | counted


def _pair(
    before: Mapping[str, Form], after: Mapping[str, Form], lines: list[dict[int, str]]
) -> Mapping[str, str]:
    """Items of one list, each by the first key that tells it from all others."""
    same_line = [
        {number: text for number, text in side.items() if lines[1 - at].get(number) == text}
        for at, side in enumerate(lines)
    ]
    keys: tuple[Callable[[int], Key], ...] = (
        lambda _side: lambda name, item: (name, *_says(item)),
        lambda _side: lambda _name, item: _says(item) if any(_says(item)) else None,
        lambda side: lambda name, item: name if _line(item) in same_line[side] else None,
        lambda side: lambda _name, item: _line(item) if _line(item) in same_line[side] else None,
    )
    pairs: dict[str, str] = {}
    for key in keys:
        left = {name: item for name, item in before.items() if name not in pairs}
        free = {name: item for name, item in after.items() if name not in pairs.values()}
        pairs |= _pair_by(_index(left, key(0)), _index(free, key(1)))
    return pairs


def _index(items: Mapping[str, Form], key: Key) -> Mapping[Hashable, str]:
    """Names by key, of the items that no other shares its key with."""
    keyed = [(key(name, item), name) for name, item in items.items()]
    count = Counter(one for one, _name in keyed)
    return {one: name for one, name in keyed if one is not None and count[one] == 1}


def _pair_by(before: Mapping[Hashable, str], after: Mapping[Hashable, str]) -> Mapping[str, str]:
    return {name: after[key] for key, name in before.items() if key in after}


def _says(item: Form) -> tuple[Any, ...]:
    return tuple(item.get(name) or "" for name in _SAYS)


def _line(item: Form) -> int:
    return int((item.get("place") or {}).get("line", 0))


def _pair_doubts(before: list[Form], after: list[Form]) -> Mapping[str, str]:
    """A doubt that says the same of another place has moved."""
    names = {name_doubt(one) for one in after}
    index = _index({name_doubt(one): one for one in after}, lambda _name, one: (one["code"], one["zh"]))
    return {
        f"{DOUBTS}/{name_doubt(one)}": f"{DOUBTS}/{index[one['code'], one['zh']]}"
        for one in before
        if name_doubt(one) not in names and (one["code"], one["zh"]) in index
    }
