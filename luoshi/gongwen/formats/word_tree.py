"""The tree of a Word document: what belongs together, whatever wrappers stand around it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.word_styles import child, is_on, value

_CONTAINERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


def list_blocks(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables below `container`, whatever stands around them."""
    for element in container:
        kind = local(element)
        if kind in ("p", "tbl"):
            yield element
        elif kind == "AlternateContent":
            yield from list_blocks(choose_rendering(element))
        elif kind in _CONTAINERS and not is_prompt(element, kind):
            yield from list_blocks(element)


def list_below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for found in element:
        if local(found) == tag:
            yield found
        elif local(found) in _CONTAINERS:
            yield from list_below(found, tag)


def list_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Text boxes and WordArt, the outer ones only; of two renderings of one box the first."""
    for found in element:
        kind = local(found)
        if kind in ("txbxContent", "textpath"):
            yield found
        elif kind == "AlternateContent":
            yield from list_boxes(choose_rendering(found))
        elif kind not in ("del", "moveFrom", "t"):
            yield from list_boxes(found)


def choose_rendering(alternate: etree._Element) -> etree._Element:
    """The rendering to read of those that stand for one thing: the first that is not empty."""
    return next((found for found in alternate if len(found)), alternate)


def runs_on(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph is deleted or hidden: it is then one with the next."""
    mark = child(child(paragraph, "pPr"), "rPr")
    return any(child(mark, tag) is not None for tag in ("del", "moveFrom")) or is_on(child(mark, "vanish"))


def is_merged(cell: etree._Element) -> bool:
    """Whether the cell goes on with the one above or before it."""
    properties = child(cell, "tcPr")
    merges = (child(properties, tag) for tag in ("vMerge", "hMerge"))
    return any(merge is not None and value(merge) != "restart" for merge in merges)


def is_prompt(element: etree._Element, kind: str) -> bool:
    """A control that still shows its prompt, or a table of contents, which repeats the headings."""
    if kind != "sdt":
        return False
    properties = child(element, "sdtPr")
    gallery = child(child(properties, "docPartObj"), "docPartGallery")
    return is_on(child(properties, "showingPlcHdr")) or value(gallery) == "Table of Contents"
