"""Official paper that is written from top to bottom and handed over as .docx. Knows nothing of reports."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.shared import Length
from docx.text.paragraph import Paragraph

from luoshi.reports.layout import (
    ANNEX,
    BODY,
    CAPTION,
    CELL,
    CENTRE,
    LEVELS,
    MARGINAL,
    PLAIN,
    RIGHT,
    SIZE_3,
    TEXT_WIDTH,
    TITLE,
    Style,
    lay_out,
    printable,
)
from luoshi.reports.sheet import build_table

# What a zip says of a file whose time is not known.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# As long as a property of a document may be.
_MOST_TITLE = 255


class Paper:
    """A document being written."""

    def __init__(self) -> None:
        self._docx = docx.Document()
        lay_out(self._docx)

    def title(self, text: str) -> None:
        """The title, centred, an empty line after it."""
        self._write(text, TITLE)
        self.skip_line()

    def heading(self, text: str, level: int) -> None:
        """An outline heading: level 1 in Hei, 2 in Kai, deeper ones as text."""
        style = LEVELS[level - 1] if 1 <= level <= len(LEVELS) else BODY
        self._write(text, style)

    def paragraph(self, text: str) -> None:
        """A paragraph of the body, its first line two characters in."""
        self._write(text, BODY)

    def skip_line(self) -> None:
        """An empty line."""
        self._write("", PLAIN)

    def signature(self, issuer: str, day: str) -> None:
        """The date four characters from the right, the issuer centred on it or, if longer, two from the right."""
        overhang = (_width(issuer) - _width(day)) / 2
        for text, characters in ((issuer, max(2, 4 - overhang)), (day, 4)):
            line = self._write(text, PLAIN)
            line.alignment = RIGHT
            line.paragraph_format.right_indent = Length(int(SIZE_3 * characters))

    def annex(self, mark: str, title: str) -> None:
        """A new page: the mark (附件1) flush left in Hei, the title centred on the third line."""
        first = self._write(mark, ANNEX)
        first.paragraph_format.page_break_before = True
        self.skip_line()
        self.title(title)

    def table(
        self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, shares: Sequence[int]
    ) -> None:
        """A table of three rules, its head repeated on every page.

        `shares` is each column's share of the width; the first column and those named in the head without a
        number below them are text, the others numbers, aligned right.
        """
        if caption:
            self._write(caption, CAPTION)
        widths = [Length(TEXT_WIDTH * share // sum(shares)) for share in shares]
        self._docx.element.body.insert_element_before(build_table(head, rows, widths), "w:sectPr")
        self._write("", CELL)

    def mark(self, text: str) -> None:
        """A line at the top of every page, for what is not a finished document."""
        section = self._docx.sections[0]
        for header in (section.header, section.even_page_header):
            line = header.paragraphs[0]
            line.text, line.style, line.alignment = printable(text), MARGINAL.name, CENTRE

    def to_bytes(self, *, title: str, author: str, code: str, moment: datetime) -> bytes:
        """The file. Every date in it is `moment`, so that one document has one set of bytes."""
        about = self._docx.core_properties
        about.title, about.identifier = printable(title)[:_MOST_TITLE], code
        about.author = about.last_modified_by = printable(author)
        about.created = about.modified = moment.replace(microsecond=0, tzinfo=None)
        about.language, about.comments, about.keywords = "zh-CN", "", ""
        written = io.BytesIO()
        self._docx.save(written)
        return _without_times(written)

    def _write(self, text: str, style: Style) -> Paragraph:
        return self._docx.add_paragraph(printable(text), style=style.name)


def _width(text: str) -> float:
    """How many characters wide: a digit is half of one."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def _without_times(written: io.BytesIO) -> bytes:
    """The same zip with its parts in order and without the time of writing."""
    again = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(again, "w") as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, date_time=_NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return again.getvalue()
