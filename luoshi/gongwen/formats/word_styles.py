"""Word's styles, as far as they change what is printed: numbering and hidden text; and how its XML is asked."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.formats.archive import local

_DEEPEST = 20


class Styles:
    """The styles of one document; a style takes what it does not say from the one it is based on."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = [] if styles is None else [element for element in styles if local(element) == "style"]
        self._styles = {value(style, "styleId"): style for style in found}
        usual = (style for style in found if value(style, "type") == "paragraph" and value(style, "default"))
        self.usual = value(next(usual, None), "styleId")

    def find_list(self, name: str) -> tuple[etree._Element | None, str]:
        """The numbering properties of a paragraph style and the style that holds them."""
        for holder in self._chain(name):
            found = child(child(self._styles[holder], "pPr"), "numPr")
            if found is not None:
                return found, holder
        return None, ""

    def is_hidden(self, name: str) -> bool:
        """Whether the style hides its text."""
        for holder in self._chain(name):
            found = child(child(self._styles[holder], "rPr"), "vanish")
            if found is not None:
                return is_on(found)
        return False

    def _chain(self, name: str) -> list[str]:
        chain: list[str] = []
        while name in self._styles and name not in chain and len(chain) < _DEEPEST:
            chain.append(name)
            name = value(child(self._styles[name], "basedOn"))
        return chain


def child(element: etree._Element | None, tag: str) -> etree._Element | None:
    """The first child of that name in any namespace."""
    return None if element is None else next((found for found in element if local(found) == tag), None)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute in any namespace; empty if it or the element is missing."""
    if element is None:
        return ""
    return next((str(text) for key, text in element.items() if key.rpartition("}")[2] == name), "")


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off")


def whole(text: str, otherwise: int) -> int:
    """The whole number `text`, if it is one that Word could have written."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else otherwise
