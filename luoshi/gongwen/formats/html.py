"""Saved web pages: the article without menus, scripts and footers."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile
from luoshi.gongwen.formats import text
from luoshi.gongwen.formats.archive import local

_BLOCKS = {
    "p",
    "div",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "table",
    "ul",
    "ol",
    "br",
    "dd",
    "dt",
    "blockquote",
    "center",
    "title",
}
_SKIPPED = {
    "script",
    "style",
    "noscript",
    "nav",
    "head",
    "select",
    "button",
    "input",
    "textarea",
    "iframe",
    "svg",
    "footer",
}
_ARTICLE_SHARE = 0.85


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of the article of an HTML page; its headline comes first."""
    try:
        root = html.document_fromstring(_decode(content))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(found="HTML") from error
    body = next((child for child in root if local(child) == "body"), root)
    article = _article(body)
    printed = _text(article)
    headline = _headline(root)
    if headline and re.sub(r"\s", "", headline) not in re.sub(r"\s", "", printed):
        printed = f"{headline}\n{printed}"
    return text.split_lines(printed)


def _decode(content: bytes) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.decode(content))


def _article(body: etree._Element) -> etree._Element:
    """The smallest element that still holds most of the page's sentences."""
    whole = max(_stops(body), 1)
    element = body
    while True:
        child = next(
            (child for child in element if local(child) and _stops(child) >= whole * _ARTICLE_SHARE), None
        )
        if child is None or local(child) in ("p", "span"):
            return element
        element = child


def _stops(element: etree._Element) -> int:
    if local(element) in _SKIPPED:
        return 0
    return "".join(element.itertext()).count("。")


def _headline(root: etree._Element) -> str:
    for name in ("ArticleTitle", "article:title", "og:title"):
        for meta in root.iter("meta"):
            if name in (meta.get("name"), meta.get("property")) and meta.get("content"):
                return str(meta.get("content")).strip()
    first = next(iter(root.iter("h1")), None)
    return re.sub(r"\s+", " ", "".join(first.itertext())).strip() if first is not None else ""


def _text(element: etree._Element) -> str:
    pieces: list[str] = []
    _collect(element, pieces)
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in "".join(pieces).split("\n")]
    return "\n".join(line for line in lines if line)


def _collect(element: etree._Element, pieces: list[str]) -> None:
    kind = local(element)
    if kind in _SKIPPED or not kind:
        return
    pieces.append("\n" if kind in _BLOCKS else "  " if kind in ("td", "th") else "")
    pieces.append(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        _collect(child, pieces)
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    pieces.append("\n" if kind in _BLOCKS else "")
