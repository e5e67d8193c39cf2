"""A reading with a person's corrections put on it, and where the two have come to say different things. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from luoshi.campaigns.corrections import DOUBTS, LISTS, Change, Form, name_doubt, name_forms

# These follow the reading, whatever a person corrected in an item.
_OF_THE_READER = frozenset({"place", "sure", "path"})


@dataclass(frozen=True)
class Conflict:
    """A corrected slot of which the reading now says something else than when it was corrected.

    `key` names the field of an item, empty for a whole slot; `reads` is None if it is no longer read.
    """

    path: str
    key: str
    reads: Any
    yours: Any


@dataclass(frozen=True)
class Merged:
    """The corrected document. Every correction is in it; conflicts are for a person to decide."""

    document: Form
    conflicts: tuple[Conflict, ...]


def merge(reading: Form, changes: Mapping[str, Change]) -> Merged:
    """Put corrections (`corrections.fold`) on a reading, be it the one that they were made on or a later one."""
    conflicts: list[Conflict] = []
    parts = [_merge_part(number, part, changes, conflicts) for number, part in enumerate(reading["parts"])]
    open_doubts = [one for one in reading["warnings"] if f"{DOUBTS}/{name_doubt(one)}" not in changes]
    return Merged({**reading, "parts": parts, "warnings": open_doubts}, tuple(conflicts))


def _merge_part(number: int, part: Form, changes: Mapping[str, Change], conflicts: list[Conflict]) -> Form:
    merged = dict(part)
    for name, value in part.items():
        change = changes.get(f"{number}/{name}")
        if change and name not in LISTS:
            merged[name] = change.now
            if not _is_alike(value, change.read) and not _is_alike(value, change.now):
                conflicts.append(Conflict(change.path, "", value, change.now))
    for name in LISTS:
        merged[name] = _merge_list(f"{number}/{name}/", part.get(name, []), changes, conflicts)
    return merged


def _merge_list(
    under: str, items: list[Form], changes: Mapping[str, Change], conflicts: list[Conflict]
) -> list[Form]:
    """The list with its items changed, removed and added; what was added goes behind what stands before it."""
    named: dict[str, Form | None] = dict(name_forms(items))
    mine = {path.removeprefix(under): one for path, one in changes.items() if path.startswith(under)}
    merged: list[Form] = []
    for name, item in named.items():
        kept = _merge_item(item, mine[name], conflicts) if name in mine else item
        if kept is not None:
            merged.append(kept)
    for name in sorted(mine.keys() - named.keys(), key=_order):
        added = _merge_item(None, mine[name], conflicts)
        if added is not None:
            _insert(merged, added)
    return merged


def _order(name: str) -> tuple[int, ...]:
    return tuple(int(number) if number.isdigit() else 0 for number in name.replace(".", "-").split("-"))


def _insert(items: list[Form], added: Form) -> None:
    line = (added.get("place") or {}).get("line", 0)
    at = len(items)
    if line:
        at = next((index for index, one in enumerate(items) if _line(one) > line), at)
    items.insert(at, added)


def _line(item: Form) -> int:
    return int((item.get("place") or {}).get("line", 0))


def _merge_item(item: Form | None, change: Change, conflicts: list[Conflict]) -> Form | None:
    """An item of which both the reader and a person say something; None if it is to be left out."""
    if change.now is None or item is None:
        if not _is_same(item, change.read) and not _is_same(item, change.now):
            conflicts.append(Conflict(change.path, "", item, change.now))
        return None if change.now is None else dict(change.now)
    merged = dict(item)
    read = change.read or {}
    for key in (key for key in item if key in change.now):
        yours = change.now[key]
        if key in _OF_THE_READER or yours == read.get(key):
            continue
        merged[key] = yours
        if not any(_is_alike(item.get(key), other) for other in (read.get(key), yours)):
            conflicts.append(Conflict(change.path, key, item.get(key), yours))
    return merged


def _is_same(item: Form | None, other: Form | None) -> bool:
    if item is None or other is None:
        return item is other
    return bool(_plain(item) == _plain(other))


def _is_alike(one: Any, other: Any) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    """A value without where and how surely it was read: a better reader changes those in silence."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if key not in _OF_THE_READER}
    return [_plain(one) for one in value] if isinstance(value, list) else value
