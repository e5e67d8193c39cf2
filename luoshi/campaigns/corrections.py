"""What a person changed in a reading, as values beside it: where, what was read, what stands there now.

A reading is taken apart into named values ("slots"): `0/title` is a field of the first part, `1/measures/29-0` an
item of its list that begins on line 29 at character 0, `doubts/gap:29-0` what was decided about a doubt. All values
are plain JSON, as `gongwen.Document.to_json` gives them. Pure; `actions` keeps them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Form = dict[str, Any]
LISTS = (
    "contacts",
    "phases",
    "measures",
    "requirements",
    "deadlines",
    "windows",
    "figures",
    "limits",
    "basis",
)
DOUBTS = "doubts"
# Where things were read: a person does not correct these, they follow the reading.
_NOT_CORRECTED = frozenset({"findings", "first_line", "last_line", "cited_numbers", *LISTS})


@dataclass(frozen=True)
class Change:
    """One slot as the reading has it, as it stood before, and as it stands now; None where there is nothing."""

    path: str
    read: Any
    was: Any
    now: Any

    @property
    def is_in_force(self) -> bool:
        """Whether what stands there differs from what was read."""
        return bool(self.now != self.read)


def name_items(places: Iterable[tuple[int, int] | None]) -> Iterator[str]:
    """The names of a list's items: line and character where each begins, numbered where two begin together.

    A person's own items have line 0 and count from there; what the reader could not place is "?".
    """
    seen: Counter[str] = Counter()
    for place in places:
        name = f"{place[0]}-{place[1]}" if place else "?"
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}.{seen[name]}"


def name_forms(items: list[Form]) -> dict[str, Form]:
    """The items of a list by name."""
    places = (one.get("place") for one in items)
    names = name_items((place["line"], place["start"]) if place else None for place in places)
    return dict(zip(names, items, strict=True))


def name_doubt(doubt: Form) -> str:
    """What a doubt is called: its code and where it stands."""
    place = doubt.get("place")
    return f"{doubt['code']}:{place['line']}-{place['start']}" if place else str(doubt["code"])


def find_doubt(reading: Form, name: str) -> Form | None:
    """The doubt of a reading that is called so."""
    return next((one for one in reading["warnings"] if name_doubt(one) == name), None)


def list_slots(document: Form) -> dict[str, Any]:
    """Every value of a document that a person may correct, by its path."""
    slots: dict[str, Any] = {}
    for number, part in enumerate(document["parts"]):
        for name, value in part.items():
            if name not in _NOT_CORRECTED:
                slots[f"{number}/{name}"] = value
        for name in LISTS:
            for item, form in name_forms(part.get(name, [])).items():
                slots[f"{number}/{name}/{item}"] = form
    return slots


def compare(reading: Form, before: Form, after: Form) -> list[Change]:
    """The slots in which `after` differs from `before`, in the order of the document."""
    read, was, now = list_slots(reading), list_slots(before), list_slots(after)
    return [
        Change(path, read.get(path), was.get(path), now.get(path))
        for path in dict.fromkeys((*was, *now))
        if was.get(path) != now.get(path)
    ]


def fold(changes: Iterable[Change]) -> Mapping[str, Change]:
    """The last change of each slot, oldest first; those that were taken back are left out."""
    last = {change.path: change for change in changes}
    return {path: change for path, change in last.items() if change.is_in_force}
