"""Word's automatic numbering: the mark that Word prints before a paragraph but does not store in it.

ECMA-376 part 1, 17.9: a paragraph or its style names a list (w:num), the list an abstract one with its levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.word_numerals import numeral
from luoshi.gongwen.formats.word_styles import Styles, child, is_on, value, whole

_SILENT = ("bullet", "none")


@dataclass(frozen=True)
class _Level:
    """`restarts_after` is the level (from 1) that lets this one begin anew; 0 never, None any above."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""
    plain: bool = False
    restarts_after: int | None = None


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, numbering: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, _List] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        if numbering is not None:
            self._load(numbering)

    def mark(self, paragraph: etree._Element) -> str:
        """The number printed before `paragraph`; empty if it has none. Call once for each, in order."""
        numbered, depth = self._find(child(paragraph, "pPr"))
        level = numbered.levels.get(depth)
        if level is None:
            return ""
        counts = numbered.counts
        for above in range(depth):
            if above in numbered.levels:
                counts.setdefault(above, numbered.levels[above].start)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            if _restarts(numbered.levels[deeper], depth):
                del counts[deeper]
        return "" if level.form in _SILENT else _printed(numbered, level, depth)

    def _find(self, properties: etree._Element | None) -> tuple[_List, int]:
        """The list and level of a paragraph; what it does not say itself its style says."""
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle")) or self._styles.usual
        inherited, holder = self._styles.find_list(style)
        number = value(child(own, "numId")) or value(child(inherited, "numId"))
        numbered = self._lists.get(number, _List())
        depth = child(own, "ilvl")
        if depth is None and child(own, "numId") is None:
            linked = (spot for spot, level in numbered.levels.items() if level.style in (style, holder))
            return numbered, next(linked, whole(value(child(inherited, "ilvl")), 0))
        return numbered, whole(value(depth), 0)

    def _load(self, numbering: etree._Element) -> None:
        for element in numbering:
            if local(element) == "abstractNum":
                name = value(element, "abstractNumId")
                levels = [lvl for lvl in element if local(lvl) == "lvl"]
                self._abstract[name] = _List({whole(value(lvl, "ilvl"), 0): _level(lvl) for lvl in levels})
                self._links[name] = value(child(element, "numStyleLink"))
        based = {value(e, "numId"): value(child(e, "abstractNumId")) for e in numbering if local(e) == "num"}
        for element in numbering:
            if local(element) == "num":
                self._load_num(element, based)

    def _load_num(self, element: etree._Element, based: dict[str, str]) -> None:
        name = value(child(element, "abstractNumId"))
        if self._links.get(name):
            properties, _ = self._styles.find_list(self._links[name])
            name = based.get(value(child(properties, "numId")), name)
        base = self._abstract.get(name)
        if base is None:
            return
        overrides = [found for found in element if local(found) == "lvlOverride"]
        numbered = _List(dict(base.levels)) if overrides else base
        for override in overrides:
            _override(numbered, override)
        self._lists[value(element, "numId")] = numbered


def _override(numbered: _List, override: etree._Element) -> None:
    depth = whole(value(override, "ilvl"), 0)
    start, own = child(override, "startOverride"), child(override, "lvl")
    level = _level(own) if own is not None else numbered.levels.get(depth, _Level())
    numbered.levels[depth] = replace(level, start=whole(value(start), level.start))


def _restarts(deeper: _Level, depth: int) -> bool:
    return deeper.restarts_after is None or depth < deeper.restarts_after


def _printed(numbered: _List, level: _Level, depth: int) -> str:
    """The level's text with its numbers; what separates it is kept only where it would run into the text."""

    def shown(match: re.Match[str]) -> str:
        spot = int(match[1]) - 1
        if spot > depth or spot not in numbered.counts:
            return ""
        form = "decimal" if level.plain else numbered.levels[spot].form
        return "" if form in _SILENT else numeral(numbered.counts[spot], form)

    text = re.sub("%([1-9])", shown, level.text)
    return f"{text} " if re.search("[0-9A-Za-z]$", text) else text


def _level(element: etree._Element) -> _Level:
    form = next((found for found in element.iter() if local(found) == "numFmt"), None)
    restart = child(element, "lvlRestart")
    return _Level(
        form=value(form) or "decimal",
        text=value(child(element, "lvlText")),
        start=whole(value(child(element, "start")), 1),
        style=value(child(element, "pStyle")),
        plain=is_on(child(element, "isLgl")),
        restarts_after=None if restart is None else whole(value(restart), 0),
    )
