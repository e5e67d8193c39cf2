"""Saved web pages: the article without menus, scripts and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html  # type: ignore[import-untyped]

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, NoText
from luoshi.gongwen.formats import text
from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.html_text import is_skipped, write_text
from luoshi.gongwen.formats.mhtml import is_mhtml, read_pages
from luoshi.gongwen.words import any_of

_ARTICLE_SHARE = 0.85
_NEAR = 4  # levels above the article whose other children still belong to it
_SHORT = 300
_TOO_DEEP = 114  # ERR_RESOURCE_LIMIT of libxml2
_ROWS = ("tr", "tbody", "thead", "tfoot")
_HEADLINES = ("ArticleTitle", "article:title", "og:title")
_ABOVE = re.compile(rf"{any_of('metadata_keys')}：|[〔\[［]\d{{4}}[〕\]］]\s*\d+\s*号")
_BELOW = re.compile(r"^\s*(?:附件|附：|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$)", re.MULTILINE)
_TITLE = re.compile(r"关于|(?:通知|意见|方案|决定|通报|公告|通告|报告|倡议书|公开信|函)$")


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of the article of an HTML page; its headline comes first. Raises: DamagedFile, NoText."""
    pages = read_pages(content) if is_mhtml(content) else [content]
    printed = max((_read_page(page) for page in pages if page.strip()), key=_weigh_text, default="")
    if not printed.strip():
        raise NoText
    return text.split_lines(printed)


def _weigh_text(printed: str) -> tuple[int, int]:
    return printed.count("。"), len(printed)


def _read_page(page: bytes) -> str:
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.decode(page))
    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(found="HTML") from error
    too_deep = any(error.type == _TOO_DEEP for error in parser.error_log)
    return _without_tags(source) if too_deep else _read_tree(root)


def _without_tags(source: str) -> str:
    """The text of a page nested too deeply for a tree."""
    shown, *hidden = re.split(r"(?i)<(?=script\b|style\b|!--)", source)
    shown += "".join(piece.partition("-->" if piece[0] == "!" else "</")[2] for piece in hidden)
    ended = re.sub(r"(?i)<(?:/?(?:p|div|li|tr|h[1-6])|br)\b", r"\n\g<0>", shown)
    return unescape(re.sub(r"<[^<>]*+>", "", ended))


def _read_tree(root: etree._Element) -> str:
    body = next((child for child in root if local(child) == "body"), root)
    article = _find_article(body)
    above, below = _surroundings(article, body)
    printed = "\n".join(filter(None, [*above, write_text(article), *below]))
    headline = _headline(root, article)
    if headline and _tight(headline) not in _tight(printed):
        printed = f"{headline}\n{printed}" if printed else ""
    return printed


def _tight(printed: str) -> str:
    return re.sub(r"\s", "", printed)


def _find_article(body: etree._Element) -> etree._Element:
    """The smallest element that still holds most of the page's sentences outside links."""
    weights = _weigh(body, "。")
    if not weights[body]:
        weights = _weigh(body, "")
    whole, element = max(weights[body], 1), body
    while True:
        heavy = (child for child in element if weights.get(child, 0) >= whole * _ARTICLE_SHARE)
        child = next(heavy, None)
        if child is None or local(child) in ("p", "span"):
            rows = element.iterancestors("table") if local(element) in _ROWS else iter(())
            return next(rows, element)
        element = child


def _weigh(body: etree._Element, stop: str) -> dict[etree._Element, int]:
    """How often `stop` stands in each element, outside links and what is not shown; characters if it is empty."""
    weights: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        shown = not is_skipped(element) and local(element) != "a"
        inside = _count(element.text, stop) + sum(
            weights.get(child, 0) + _count(child.tail, stop) for child in element
        )
        weights[element] = inside if shown else 0
    return weights


def _count(printed: str | None, stop: str) -> int:
    return (printed.count(stop) if stop else len(printed.strip())) if printed else 0


def _surroundings(article: etree._Element, body: etree._Element) -> tuple[list[str], list[str]]:
    """Lines that stand beside the article: where and when it was published; signature and attachments."""
    above: list[str] = []
    below: list[str] = []
    element = article
    for _ in range(_NEAR):
        if element is body or element.getparent() is None:
            break
        above = [*_lines_with(list(element.itersiblings(preceding=True))[:30][::-1], _ABOVE), *above]
        for block in list(element.itersiblings())[:30]:
            written = _short_text(block)
            below += [written] if _BELOW.search(written) else []
        element = element.getparent()
    return above, below


def _lines_with(blocks: list[etree._Element], wanted: re.Pattern[str]) -> Iterator[str]:
    for block in blocks:
        yield from (line for line in _short_text(block).split("\n") if wanted.search(line))


def _short_text(block: etree._Element) -> str:
    """The text of a short element that is not mainly links; empty for others."""
    if is_skipped(block) or not local(block):
        return ""
    written = write_text(block)
    linked = sum(len("".join(link.itertext())) for link in block.iter("a"))
    return written if len(written) <= _SHORT and linked <= len(written) * 0.5 else ""


def _headline(root: etree._Element, article: etree._Element) -> str:
    """From the page's own metadata, else the heading nearest above the article, else the window's title."""
    for name in _HEADLINES:
        for meta in root.iter("meta"):
            if name in (meta.get("name"), meta.get("property")) and (meta.get("content") or "").strip():
                return str(meta.get("content")).strip()
    headings = [_one_line(heading) for heading in _headings_above(root, article)]
    title = next((_one_line(element) for element in root.iter("title")), "")
    pieces = [piece.strip() for piece in re.split(r"[_|–—]|\s-+\s?", title)]
    named = [found for found in [*headings[::-1], *pieces] if _TITLE.search(found)]
    return next(iter([*named, *headings[::-1]]), "")


def _headings_above(root: etree._Element, article: etree._Element) -> Iterator[etree._Element]:
    """Headings before the article or within it, in order."""
    within = set(article.iter("h1", "h2"))
    for element in root.iter():
        if element is article:
            break
        if local(element) in ("h1", "h2"):
            yield element
    yield from sorted(within, key=lambda heading: local(heading))[:1]


def _one_line(element: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
