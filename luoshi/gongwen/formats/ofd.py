"""OFD, GB/T 33190-2016: the pages that each document lists, with their templates, in order.

Annotations, attachments and seals are no text of the document and are not read. A page or template that is
missing or broken leaves U+FFFD on its page, which `doubts.find_lost` tells.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, NoText, TooLong, TooManyPages
from luoshi.gongwen.formats.archive import Archive, local
from luoshi.gongwen.formats.layout import Piece, Row
from luoshi.gongwen.formats.ofd_page import count_letters, read_pieces, read_rules
from luoshi.gongwen.formats.pages import MOST_PAGES, compose_pages, lay_out, write_lines
from luoshi.gongwen.formats.text import LOST, MOST_CHARACTERS

_FOOT = 10_000.0  # points: below everything a page holds


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of an OFD file. Raises: DamagedFile, NoText, TooManyPages, TooLong."""
    archive = _Files(content)
    lines = write_lines(compose_pages(list(_read_pages(archive))))
    texts = [line.text.strip() for line in lines]
    if not any(text.strip(LOST) for text in texts):
        raise DamagedFile(found="ofd") if any(texts) else NoText
    return lines


class _Files:
    """The archive's files as they name each other: absolute or relative, of any case."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content, "ofd")
        self._lower = {name.lower(): name for name in self._archive.names}
        named = [name for name in self._archive.names if posixpath.basename(name).lower() == "ofd.xml"]
        self._entry = min(named, key=lambda name: (name.count("/"), name), default="OFD.xml")

    def list_documents(self) -> list[str]:
        """The files that the entry names as documents, each once. Raises: DamagedFile."""
        tree = self._archive.parse(self._entry)
        roots = [element.text or "" for element in tree.iter() if local(element) == "DocRoot"]
        return list(dict.fromkeys(self.resolve(self._entry, root) for root in roots))

    def parse(self, name: str) -> etree._Element | None:
        """The root of a file; None if it is missing or broken."""
        try:
            return self._archive.parse(name) if name in self._archive else None
        except DamagedFile:
            return None

    def resolve(self, base: str, location: str) -> str:
        """A location is absolute from the archive's root or relative to the file that names it."""
        plain = location.strip().replace("\\", "/")
        rooted = posixpath.normpath(plain.lstrip("/"))
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(base), plain.lstrip("/")))
        names = (rooted, beside) if plain.startswith("/") else (beside, rooted)
        return next((self._lower[name.lower()] for name in names if name.lower() in self._lower), "")


def _read_pages(archive: _Files) -> Iterator[list[Row]]:
    """The rows of all pages. A page may be listed very often, so what it costs is counted before it is laid out."""
    letters = 0
    pages = (page for entry in archive.list_documents() for page in _list_layers(archive, entry))
    for number, layers in enumerate(pages, 1):
        letters += sum(count_letters(layer) for layer in layers if layer is not None)
        if number > MOST_PAGES:
            raise TooManyPages(pages=MOST_PAGES)
        if letters > 2 * MOST_CHARACTERS:  # blanks count here
            raise TooLong(characters=MOST_CHARACTERS)
        yield _lay_out(layers)


def _list_layers(files: _Files, document: str) -> Iterator[list[etree._Element | None]]:
    """Each page that the document lists with its templates, in its order; None for what is missing or broken."""
    tree = files.parse(document)
    if tree is None:
        yield [None]
        return
    templates = {page.get("ID"): page.get("BaseLoc", "") for page in _all(tree, "TemplatePage")}
    for pages in _all(tree, "Pages"):
        for page in _all(pages, "Page"):
            yield _layers(files, document, page.get("BaseLoc", ""), templates)


def _layers(
    files: _Files, document: str, location: str, templates: dict[str | None, str]
) -> list[etree._Element | None]:
    tree = files.parse(files.resolve(document, location))
    if tree is None:
        return [None]
    used = (templates.get(template.get("TemplateID"), "") for template in _all(tree, "Template"))
    return [tree, *(files.parse(files.resolve(document, base)) for base in used)]


def _lay_out(layers: list[etree._Element | None]) -> list[Row]:
    found = [layer for layer in layers if layer is not None]
    pieces = [piece for layer in found for piece in read_pieces(layer)]
    rows = lay_out(pieces, [rule for layer in found for rule in read_rules(layer)])
    return rows if len(found) == len(layers) else [*rows, _lost()]


def _lost() -> Row:
    return Row((Piece(0, 0, _FOOT, 10, LOST),))


def _all(tree: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in tree.iter() if local(element) == name)
