"""The reader's doubts, and what a person said of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.campaigns.corrections import DOUBTS, Form, name_doubt
from luoshi.desk.notices.findings import Found
from luoshi.desk.notices.offers import ShownOffer, show_offers
from luoshi.desk.notices.stretches import Stretch, find_stretch
from luoshi.desk.notices.traces import Trace, Traces
from luoshi.gongwen import Document, plain
from luoshi.gongwen.document import Place

WAYS = {
    "as-printed": _("按原文"),
    "amended": pgettext_lazy("what the original should read", "改为"),
    "dismissed": _("不是问题"),
}
MOST_WORDS = 500


@dataclass(frozen=True)
class ShownDoubt:
    """Something to look at: the line it is about (0 for the whole), what was said of it, by whom and when.

    `from_line` names another stretch that holds the line, 0 if the shown one does. `offers` are what the line says
    as amended.
    """

    name: str
    doubt: Form
    line: int
    from_line: int
    how: str
    words: str
    trace: Trace | None
    raw: str
    offers: tuple[ShownOffer, ...]

    @property
    def ways(self) -> list[tuple[str, Any, bool]]:
        """The answers to choose from: what is sent, what it says, whether it is chosen."""
        choices = {"": _("待核对"), **WAYS}
        return [(how, words, how == self.how) for how, words in choices.items()]

    @property
    def is_settled(self) -> bool:
        return self.trace is not None


def read_settled(data: Any) -> dict[str, dict[str, str] | None]:
    """What a posted form says of each doubt that was on it; None for one that stays open."""
    said: dict[str, dict[str, str] | None] = {}
    for field in data:
        if not field.startswith("doubt."):
            continue
        name, how = field.removeprefix("doubt."), data[field]
        words = str(data.get(f"words.{name}", "")).strip()[:MOST_WORDS]
        said[name] = {"how": how, "words": words if how == "amended" else ""} if how in WAYS else None
    return said


def list_wordless(settled: Mapping[str, Mapping[str, str] | None]) -> list[str]:
    """The doubts that are said to read otherwise, without saying how."""
    return [name for name, said in settled.items() if said and said["how"] == "amended" and not said["words"]]


def show_doubts(
    reading: dict[str, Any],
    document: Document,
    traces: Traces,
    stretches: tuple[Stretch, ...],
    shown: Stretch,
    typed: Mapping[str, Mapping[str, str] | None],
) -> list[ShownDoubt]:
    """Every doubt of the reading, as typed where a form came back."""
    found = []
    lines = {line.number: line.text for line in document.lines}
    for form in reading["warnings"]:
        name, place = name_doubt(form), form.get("place")
        trace = traces.by_path.get(f"{DOUBTS}/{name}")
        said = typed.get(name, trace.row.now if trace else None)
        line = place["line"] if place else 0
        there = find_stretch(stretches, line)
        found.append(
            ShownDoubt(
                name=name,
                doubt=form,
                line=line,
                from_line=0 if there == shown else there.first,
                how=(said or {}).get("how", ""),
                words=(said or {}).get("words", ""),
                trace=trace,
                raw=_raw(place, lines),
                offers=show_offers(document, form, said),
            )
        )
    return found


def list_amended(doubts: list[ShownDoubt]) -> list[Found]:
    """The words of the original that a person said to read otherwise."""
    return [
        Found("doubt", plain.read(Place, one.doubt["place"]), f"doubt-{one.name}", one.words)
        for one in doubts
        if one.is_settled and one.how == "amended" and one.raw
    ]


def _raw(place: Form | None, lines: Mapping[int, str]) -> str:
    """The words that a doubt is about, if they are few."""
    if place is None or place["last_line"] > place["line"]:
        return ""
    words = lines.get(place["line"], "")[place["start"] : place["end"]]
    return words if len(words) <= 40 else ""
