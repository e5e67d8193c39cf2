"""Word documents to lines: letterhead, body, imprint and notes, with the pages that Word laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.document import Line
from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.text import clean
from luoshi.gongwen.formats.word_numbering import Numbering
from luoshi.gongwen.formats.word_package import Package
from luoshi.gongwen.formats.word_styles import Styles, child, is_on, value
from luoshi.gongwen.formats.word_text import NEW_PAGE, NOTE, TURNED_PAGE, Story

_TOKENS = re.compile(f"({NEW_PAGE}|{TURNED_PAGE}|{NOTE}[^{NOTE}]*{NOTE})")
_LETTERHEAD = re.compile(r"文\s*件\s*$|公报\s*$|[〔\[［（(]\d{4}[〕\]］）)]\s*第?\d+\s*号")
_IMPRINT = re.compile(r"抄\s*[送报]|印\s*发")


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a docx file; page breaks that Word stored set the pages. Raises: DamagedFile."""
    package = Package(content)
    root = package.parse_main()
    styles = Styles(package.parse_kind("styles"))
    story = Story(root, Numbering(package.parse_kind("numbering"), styles), styles)
    sections = [found for found in root.iter() if local(found) == "sectPr"]
    body = next((found for found in root if local(found) == "body"), root)
    sheet = _Sheet()
    sheet.add(_letterhead(package, story, sections))
    sheet.add(story.read_blocks(body))
    sheet.add(_imprint(package, story, sections))
    notes = _Notes(package, story)
    for number, (reference, page) in enumerate(sheet.notes, 1):
        sheet.add_note(number, page, notes.read(reference))
    return tuple(sheet.lines)


@dataclass
class _Sheet:
    """Lines with the page each begins on; `notes` are references (f12, e3) with their page."""

    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    page: int = 1
    is_fresh: bool = True

    def add(self, texts: Iterable[str]) -> None:
        for text in texts:
            for piece in text.split("\n"):
                self._add_line(piece)

    def _add_line(self, piece: str) -> None:
        shown, began = "", 0
        for token in _TOKENS.split(piece):
            if token == NEW_PAGE or (token == TURNED_PAGE and not self.is_fresh):
                self.page, self.is_fresh = self.page + 1, True
            elif token.startswith(NOTE):
                self.notes.append((token.strip(NOTE), self.page))
            elif token != TURNED_PAGE and token.strip():
                shown, began, self.is_fresh = shown + token, began or self.page, False
            elif token != TURNED_PAGE:
                shown += token
        self.lines.append(Line(len(self.lines) + 1, began or self.page, clean(shown)))

    def add_note(self, number: int, page: int, texts: list[str]) -> None:
        """A note, on the page that refers to it."""
        for spot, text in enumerate(texts):
            shown = clean(_TOKENS.sub("", text)).strip()
            self.lines.append(Line(len(self.lines) + 1, page, shown if spot else f"[{number}] {shown}"))


def _letterhead(package: Package, story: Story, sections: list[etree._Element]) -> list[str]:
    """What only the header of the first page prints; of a header of all pages only what a letterhead holds."""
    if not sections:
        return []
    running = _edge(package, story, sections[0], "headerReference", "default")
    if not is_on(child(sections[0], "titlePg")):
        return [text for text in running if _LETTERHEAD.search(text)]
    first = _edge(package, story, sections[0], "headerReference", "first")
    return [text for text in first if text not in running or _LETTERHEAD.search(text)]


def _imprint(package: Package, story: Story, sections: list[etree._Element]) -> list[str]:
    """Copies and printing office, where they stand in a footer of the last section."""
    found = (
        _edge(package, story, part, "footerReference", sort) for part in sections[-1:] for sort in _SORTS
    )
    return list(dict.fromkeys(text for texts in found for text in texts if _IMPRINT.search(text)))


_SORTS = ("default", "first", "even")


def _edge(package: Package, story: Story, section: etree._Element, tag: str, sort: str) -> list[str]:
    """The lines of a header or footer that hold more than a page number."""
    named = (found for found in section if local(found) == tag and value(found, "type") == sort)
    root = next((package.parse_reference(value(found, "id")) for found in named), None)
    texts = story.read_blocks(root) if root is not None else iter(())
    return [text for text in _without_pages(texts) if re.search(r"[^\W\d]", text)]


def _without_pages(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (clean(_TOKENS.sub("", line)) for line in text.split("\n"))


class _Notes:
    """Footnotes (f and their id) and endnotes (e)."""

    def __init__(self, package: Package, story: Story) -> None:
        self._story = story
        roots = {kind[0]: package.parse_kind(kind) for kind in ("footnotes", "endnotes")}
        self._found = {
            kind + value(note, "id"): note
            for kind, root in roots.items()
            if root is not None
            for note in root
        }

    def read(self, reference: str) -> list[str]:
        """The paragraphs of a note; none if it is not there."""
        note = self._found.get(reference)
        return [] if note is None else [text for text in self._story.read_blocks(note) if text.strip()]
