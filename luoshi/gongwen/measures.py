"""Measures, requirements and theme: the outline read as a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from luoshi.gongwen.document import Heading, Measure, Requirement, Window
from luoshi.gongwen.terms import actions_in, actor_of, audiences_in, channels_in, programmes_in, venues_in


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
    for section in outline:
        chosen = [(section.marker + child.marker, child) for child in section.children]
        for path, heading in chosen or [(section.marker, section)]:
            items.append(Placed(path, heading, window_of(heading, windows)))
    return items


def window_of(heading: Heading, windows: tuple[Window, ...]) -> Window | None:
    """The span printed in the heading or in the brackets that open the text after it."""
    place = heading.place
    if place is None:
        return None
    reach = place.start + len(heading.heading) + 24
    for window in windows:
        found = window.place
        if found and found.line == place.line and place.start <= found.start <= reach:
            opening = (
                heading.body.startswith(("（", "(")) and window.raw in heading.body[: len(window.raw) + 2]
            )
            if window.raw in heading.heading or opening:
                return window
    return None


def read_measures(items: list[Placed]) -> tuple[Measure, ...]:
    """The items that want something done."""
    return tuple(_measure(item) for item in items if item.heading.role == "do")


def _measure(item: Placed) -> Measure:
    heading = item.heading
    text = _whole(heading)
    window = item.window
    if window and window.raw not in heading.heading:
        window = replace(window, resolved=True)
    return Measure(
        path=item.path,
        marker=heading.marker,
        title=heading.heading,
        body=text,
        window=replace(window, measure=item.path) if window else None,
        actor=actor_of(heading.body or heading.heading),
        actions=actions_in(text),
        venues=venues_in(text),
        channels=channels_in(text),
        audiences=audiences_in(text),
        programmes=programmes_in(text),
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
