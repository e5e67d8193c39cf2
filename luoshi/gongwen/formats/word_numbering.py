"""Word's automatic numbering: the mark that Word prints before a paragraph but does not store in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.formats.archive import local

_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"}


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._load(numbering)
        if styles is not None:
            self._load_styles(styles)

    def mark(self, paragraph: etree._Element) -> str:
        """The number printed before `paragraph`; empty if it has none. Call once for each, in order."""
        reference = self._reference(paragraph)
        numbered = self._lists.get(reference[0]) if reference else None
        if reference is None or numbered is None or reference[1] not in numbered.levels:
            return ""
        depth = reference[1]
        level = numbered.levels[depth]
        numbered.counts[depth] = numbered.counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in numbered.counts if other > depth]:
            del numbered.counts[deeper]
        return "" if level.form in ("bullet", "none") else _printed(numbered, level)

    def _reference(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = _child(paragraph, "pPr")
        if properties is None:
            return None
        own = _num_reference(properties)
        if own:
            return own if own[0] != "0" else None
        style = _child(properties, "pStyle")
        return self._styles.get(_value(style)) if style is not None else None

    def _load(self, numbering: etree._Element) -> None:
        for element in numbering:
            if local(element) == "abstractNum":
                levels = {_int(lvl, "ilvl"): _level(lvl) for lvl in element if local(lvl) == "lvl"}
                self._abstract[_value(element, "abstractNumId")] = _List(levels)
        for element in numbering:
            if local(element) == "num":
                self._load_num(element)

    def _load_num(self, element: etree._Element) -> None:
        reference = _child(element, "abstractNumId")
        base = self._abstract.get(_value(reference)) if reference is not None else None
        if base is None:
            return
        overrides = [child for child in element if local(child) == "lvlOverride"]
        numbered = _List(dict(base.levels)) if overrides else base
        for override in overrides:
            depth = _int(override, "ilvl")
            start, own = _child(override, "startOverride"), _child(override, "lvl")
            level = _level(own) if own is not None else numbered.levels.get(depth, _Level())
            first = _whole(_value(start), 1) if start is not None else level.start
            numbered.levels[depth] = _Level(level.form, level.text, first)
        self._lists[_value(element, "numId")] = numbered

    def _load_styles(self, styles: etree._Element) -> None:
        for style in styles:
            properties = _child(style, "pPr")
            reference = _num_reference(properties) if properties is not None else None
            if reference:
                self._styles[_value(style, "styleId")] = reference


def _printed(numbered: _List, level: _Level) -> str:
    shown: dict[int, str] = defaultdict(str)
    for depth, count in numbered.counts.items():
        shown[depth + 1] = numeral(count, numbered.levels[depth].form)
    text = level.text
    for number in range(1, 10):
        text = text.replace(f"%{number}", shown[number])
    return text


def numeral(count: int, form: str) -> str:
    """`count` in one of Word's number forms (w:numFmt)."""
    if form in _CHINESE:
        return _chinese(count)
    if form in _CIRCLED and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return str(count)


def _chinese(count: int) -> str:
    if count >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def _level(element: etree._Element) -> _Level:
    form, text, start = (_child(element, tag) for tag in ("numFmt", "lvlText", "start"))
    return _Level(
        _value(form) if form is not None else "decimal",
        _value(text) if text is not None else "",
        _whole(_value(start), 1),
    )


def _num_reference(properties: etree._Element) -> tuple[str, int] | None:
    reference = _child(properties, "numPr")
    if reference is None:
        return None
    number, depth = _child(reference, "numId"), _child(reference, "ilvl")
    if number is None:
        return None
    return _value(number), _whole(_value(depth), 0)


def _child(element: etree._Element, tag: str) -> etree._Element | None:
    return next((child for child in element if local(child) == tag), None)


def _value(element: etree._Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")


def _int(element: etree._Element, name: str) -> int:
    return _whole(_value(element, name), 0)


def _whole(text: str, otherwise: int) -> int:
    """The whole number `text`, if it is one that Word could have written."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else otherwise
