"""From a corrected reading to what a plan says. Pure values; `actions` writes them.

A file may hold a notice and the plan that it issues: each field comes from the first part that has it, and
measures, phases and requirements from every part, in order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from luoshi.campaigns.rules import Window, find_outer_window
from luoshi.gongwen import Document
from luoshi.gongwen import document as gongwen

Value = TypeVar("Value")
TITLE_LENGTH = 200


@dataclass(frozen=True)
class PhaseDraft:
    """A phase as the plan will hold it."""

    name: str
    raw: str
    window: Window
    start_event: str
    end_event: str


@dataclass(frozen=True)
class MeasureDraft:
    """A measure or requirement as the plan will hold it."""

    role: Literal["measure", "requirement"]
    marker: str
    title: str
    body: str
    window_raw: str
    window: Window


@dataclass(frozen=True)
class PlanDraft:
    """Everything that a plan takes from its notice."""

    title: str
    doc_number: str
    theme: str
    contact: str
    window: Window
    phases: tuple[PhaseDraft, ...]
    measures: tuple[MeasureDraft, ...]


def compose_plan(document: Document) -> PlanDraft:
    """What the plan of this document says. A document without measures gives a plan without measures."""
    parts = document.parts
    phases = tuple(_compose_phase(phase) for part in parts for phase in part.phases)
    measures = [_compose_measure(measure) for part in parts for measure in part.measures]
    requirements = [_compose_requirement(one) for part in parts for one in part.requirements]
    return PlanDraft(
        title=_plan_title(parts)[:300],
        doc_number=_first(parts, lambda part: part.doc_number.raw if part.doc_number else "")[:80],
        theme=_first(parts, lambda part: part.theme),
        contact=_first(parts, lambda part: write_contact(part.contacts))[:200],
        window=find_outer_window(*(one.window for one in phases), *(one.window for one in measures)),
        phases=phases,
        measures=(*measures, *requirements),
    )


def write_contact(contacts: Iterable[gongwen.Contact]) -> str:
    """The people to ask as one line: 宣教部 顾彤彤 0931-8825646 gsszxjb@163.com；…"""
    lines = (
        " ".join(filter(None, (one.department, one.name, one.phone, one.email))) or one.raw
        for one in contacts
    )
    return "；".join(filter(None, lines))


def _first(parts: Iterable[gongwen.Part], take: Callable[[gongwen.Part], str]) -> str:
    return next(filter(None, (take(part) for part in parts)), "")


def _plan_title(parts: tuple[gongwen.Part, ...]) -> str:
    """The title of the part that says what to do; a letter that says it itself is its own plan."""
    says_what = [part for part in parts if part.measures]
    return _first((*says_what, *parts), lambda part: part.title)


def _compose_phase(phase: gongwen.Phase) -> PhaseDraft:
    return PhaseDraft(
        name=phase.name[:60],
        raw=phase.raw[:300],
        window=_ordered(phase.start, phase.end),
        start_event=phase.start_event[:120],
        end_event=phase.end_event[:120],
    )


def _compose_measure(measure: gongwen.Measure) -> MeasureDraft:
    window = measure.window or gongwen.Window(raw="")
    return MeasureDraft(
        role="measure",
        marker=measure.marker[:16],
        title=_short_title(measure.title, measure.body),
        body=measure.body,
        window_raw=window.raw[:120],
        window=_ordered(window.start, window.end),
    )


def _compose_requirement(requirement: gongwen.Requirement) -> MeasureDraft:
    return MeasureDraft(
        role="requirement",
        marker=requirement.marker[:16],
        title=_short_title(requirement.title, requirement.body),
        body=requirement.body,
        window_raw="",
        window=Window(None, None),
    )


def _short_title(title: str, body: str) -> str:
    """An item without a heading is called by the beginning of its text."""
    return (title.strip() or body.strip()[:40] or "（未命名）")[:TITLE_LENGTH]


def _ordered(starts_on: date | None, ends_on: date | None) -> Window:
    """A window that the text gives backwards is garbled: its end is left open for a person to set."""
    is_backwards = starts_on is not None and ends_on is not None and ends_on < starts_on
    return Window(starts_on, None if is_backwards else ends_on)
