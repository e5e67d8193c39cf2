"""Measures, requirements and theme: the outline read as a plan."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from luoshi.gongwen.document import Heading, Measure, Place, Requirement, Window
from luoshi.gongwen.terms import (
    actions_in,
    actor_of,
    audiences_in,
    channels_in,
    programmes_in,
    supporters_of,
    venues_in,
)

Spot = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """An item of the outline with the path of marks that leads to it."""

    path: str
    heading: Heading
    window: Window | None


def walk(outline: tuple[Heading, ...], above: str = "") -> Iterator[tuple[str, Heading]]:
    """Every item with its path, from the top down."""
    for heading in outline:
        path = above + heading.marker
        yield path, heading
        yield from walk(heading.children, path)


def plan_items(outline: tuple[Heading, ...], windows: tuple[Window, ...]) -> list[Placed]:
    """The items that a plan consists of: below a section its children, else the section itself."""
    items = []
    said = _windows_said(outline, windows)
    for section in outline:
        chosen = [(section.marker + child.marker, child) for child in section.children]
        for path, heading in chosen or [(section.marker, section)]:
            window = window_of(heading, windows) or _first_said(heading, said)
            items.append(Placed(path, heading, window))
    return items


def _windows_said(outline: tuple[Heading, ...], windows: tuple[Window, ...]) -> dict[Place, Window]:
    """For the place of every item the first span between it and the next one, sooner with days than without.

    A time allowed after an event (within a week) is a duty, not the time of the measure.
    """
    places = [heading.place for _, heading in walk(outline) if heading.place]
    starts = [_spot(place) for place in places]
    said: dict[Place, Window] = {}
    own = [window for window in windows if not window.within]
    for window in sorted(own, key=lambda window: window.start is None):
        index = bisect_right(starts, _spot(window.place)) - 1 if window.place else -1
        if index >= 0:
            said.setdefault(places[index], window)
    return said


def _spot(place: Place) -> Spot:
    return place.line, place.start


def _first_said(heading: Heading, said: dict[Place, Window]) -> Window | None:
    """The span in the text of an item, else in that of the first item below it that has one."""
    for item in (heading, *heading.children):
        if item.place and item.place in said:
            return said[item.place]
    return None


def window_of(heading: Heading, windows: tuple[Window, ...]) -> Window | None:
    """The span printed in the heading or in the brackets that open the text after it."""
    place = heading.place
    if place is None:
        return None
    reach = place.start + len(heading.heading) + 24
    for window in windows:
        found = window.place
        near = found and found.line == place.line and place.start <= found.start <= reach
        if near and (window.raw in heading.heading or _opens_text(heading, window)):
            return window
    return None


def _opens_text(heading: Heading, window: Window) -> bool:
    """Whether a span stands in the brackets that open the text of an item."""
    body = heading.body
    return body.startswith(("（", "(")) and window.raw in body[: len(window.raw) + 2]


def read_measures(items: list[Placed]) -> tuple[Measure, ...]:
    """The items that want something done."""
    return tuple(_measure(item) for item in items if item.heading.role == "do")


def _measure(item: Placed) -> Measure:
    heading = item.heading
    text = _whole(heading)
    window = item.window
    if window and _opens_text(heading, window) and window.raw not in heading.heading:
        window = replace(window, resolved=True)
    return Measure(
        path=item.path,
        marker=heading.marker,
        title=heading.heading,
        body=text,
        window=replace(window, measure=item.path) if window else None,
        actor=actor_of(text) or actor_of(heading.heading),
        supporters=supporters_of(text),
        actions=actions_in(f"{heading.heading}。{text}"),
        venues=venues_in(text),
        channels=channels_in(text),
        audiences=audiences_in(text),
        programmes=programmes_in(f"{heading.heading}\n{text}"),
        place=heading.place,
        sure=heading.sure,
    )


def _whole(heading: Heading) -> str:
    return "\n".join(
        [heading.body, *(f"{child.marker}{child.heading}。{_whole(child)}" for child in heading.children)]
    )


def read_requirements(items: list[Placed]) -> tuple[Requirement, ...]:
    """The items that say how the work is to be done."""
    return tuple(
        Requirement(
            item.path,
            item.heading.marker,
            item.heading.heading,
            _whole(item.heading),
            actor_of(item.heading.body),
            item.heading.place,
        )
        for item in items
        if item.heading.role == "require"
    )


def read_theme(outline: tuple[Heading, ...]) -> str:
    """The text of the section headed 主题."""
    for heading in outline:
        if heading.role == "theme" and heading.body:
            return heading.body.split("\n")[0].strip("。； ")
    return ""
