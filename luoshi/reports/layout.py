"""The page of GB/T 9704-2012 in Word's terms: margins, fonts by name, fixed lines, page numbers.

Fonts are named, never bundled: Word on an office machine has them, another program falls back. Characters of the
body stand 0.25 pt closer, which makes 28 to a line of 156 mm (16 pt alone gives 27.6).
"""

import re
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

FANG_SONG, XIAO_BIAO_SONG = "仿宋_GB2312", "方正小标宋简体"
HEI, KAI, SONG = "黑体", "楷体_GB2312", "宋体"
SIZE_2, SIZE_3, SIZE_4, SMALL_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(12), Pt(10.5)
LINE, TITLE_LINE, SMALL_LINE = Pt(28.95), Pt(37), Pt(18)
TEXT_WIDTH = Mm(156)
CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Style:
    """A named paragraph style; `indent` in characters of the first line, `outline` for Word's navigation."""

    name: str
    font: str
    size: Length
    line: Length = LINE
    indent: int = 0
    align: WD_ALIGN_PARAGRAPH | None = None
    outline: int | None = None
    keep_with_next: bool = False


PLAIN = Style("Normal", FANG_SONG, SIZE_3)
BODY = Style("公文正文", FANG_SONG, SIZE_3, indent=2)
TITLE = Style("公文标题", XIAO_BIAO_SONG, SIZE_2, TITLE_LINE, align=CENTRE)
LEVELS = (
    Style("公文一级标题", HEI, SIZE_3, indent=2, outline=0, keep_with_next=True),
    Style("公文二级标题", KAI, SIZE_3, indent=2, outline=1, keep_with_next=True),
)
ANNEX = Style("公文附件标识", HEI, SIZE_3)
CAPTION = Style("公文表题", HEI, SMALL_4, align=CENTRE, keep_with_next=True)
CELL = Style("公文表文", FANG_SONG, SIZE_5, SMALL_LINE)
MARGINAL = Style("公文页边", SONG, SIZE_4, SMALL_LINE)
# What XML 1.0 has no character for; text that is pasted from Word brings some of it along (a soft line break, \x0b).
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STYLES = (PLAIN, BODY, TITLE, *LEVELS, ANNEX, CAPTION, CELL, MARGINAL)


def lay_out(document: Document) -> None:
    """Turn the library's empty document into empty official paper."""
    _drop_theme(document)
    document.settings.odd_and_even_pages_header_footer = True
    for style in STYLES:
        _add_style(document, style)
    page = document.sections[0]
    _set_page(page)
    for footer, side in ((page.footer, RIGHT), (page.even_page_footer, LEFT)):
        _number(footer.paragraphs[0], side)


def printable(text: str) -> str:
    """The text without the characters that no document can hold."""
    return _NO_TEXT.sub("", text)


def element(markup: str) -> BaseOxmlElement:
    """An element of Word's main namespace: `element("w:cantSplit")`."""
    tag, _, attributes = markup.partition(" ")
    return parse_xml(f"<{tag} {nsdecls('w')} {attributes}/>")


def _drop_theme(document: Document) -> None:
    """A theme's font would win over one given by name; the template's picture and language are not ours."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    defaults = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rPr')}")
    defaults.find(qn("w:rFonts")).attrib.clear()
    defaults.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")


def _add_style(document: Document, wanted: Style) -> None:
    styles = document.styles
    style = (
        styles[wanted.name]
        if wanted.name in styles
        else styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.quick_style = True
    style.font.size, style.font.bold = wanted.size, False
    _name_font(style.element.rPr, wanted)
    shape = style.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, wanted.line
    shape.space_before = shape.space_after = Pt(0)
    # Widow control would push the last line of a full page over; the standard wants 22 lines on it.
    shape.widow_control, shape.keep_with_next, shape.alignment = False, wanted.keep_with_next, wanted.align
    if wanted.indent:
        shape.first_line_indent = Length(wanted.size * wanted.indent)
        style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(wanted.indent * 100))
    if wanted.outline is not None:
        style.element.pPr.append(element(f"w:outlineLvl w:val='{wanted.outline}'"))


def _name_font(properties: BaseOxmlElement, style: Style) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), style.font)
    if style.size == SIZE_3:
        properties.find(qn("w:sz")).addprevious(element("w:spacing w:val='-5'"))


def _set_page(page: Section) -> None:
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    # The dash stands 7 mm below the type area: the middle of an 18 pt line whose foot is 25 mm up.
    page.header_distance, page.footer_distance = Mm(25), Mm(25)
    for old in page._sectPr.findall(qn("w:docGrid")):
        page._sectPr.remove(old)
    page._sectPr.append(element(f"w:docGrid w:type='lines' w:linePitch='{round(LINE.pt * 20)}'"))


def _number(line: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character in from the given side."""
    line.style, line.alignment = MARGINAL.name, side
    shape = line.paragraph_format
    shape.left_indent, shape.right_indent = (SIZE_4, None) if side is LEFT else (None, SIZE_4)
    line.add_run("— ")
    field = element("w:fldSimple w:instr='PAGE'")
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    line._p.append(field)
    line.add_run(" —")
