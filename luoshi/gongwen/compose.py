"""Lines to parts: every subject's rules applied in order."""

from __future__ import annotations

from luoshi.gongwen.contacts import read_contacts
from luoshi.gongwen.document import Document, Line, Part
from luoshi.gongwen.flow import paragraphs
from luoshi.gongwen.kinds import is_news, kind_of
from luoshi.gongwen.names import leading_organisation, split_names
from luoshi.gongwen.numbers import find_numbers
from luoshi.gongwen.outline import read_outline
from luoshi.gongwen.parts import Slice, slice_parts
from luoshi.gongwen.reflow import reflow


def compose(lines: tuple[Line, ...], kind: str, name: str) -> Document:
    """The document that the lines of a file make up."""
    joined = paragraphs(lines)
    passages = reflow(joined)
    flat = len(passages) > len(joined) * 2
    slices = slice_parts(passages)
    parts = tuple(_part(piece, outer=spot == 0, flat=flat) for spot, piece in enumerate(slices))
    return Document(parts, lines, (), kind, name)


def _part(piece: Slice, *, outer: bool, flat: bool) -> Part:
    head, closing = piece.head, piece.closing
    cited = [number for passage in piece.passages for number in find_numbers(passage)]
    return Part(
        kind=_kind(piece),
        issuers=_issuers(piece, outer=outer),
        doc_number=head.number,
        title=head.title,
        subtitle=head.subtitle,
        letterhead=head.letterhead and f"{head.letterhead}文件",
        recipients=head.recipients,
        date=closing.date or head.date or closing.printed_on,
        date_raw=closing.date_raw or head.date_raw,
        attachments=closing.attachments,
        contacts=read_contacts(piece.passages[head.body_from :]),
        cited_numbers=tuple(
            number for number in cited if not head.number or number.place != head.number.place
        ),
        outline=read_outline(piece.body, flat=flat),
        signer=head.signer,
        urgency=head.urgency,
        secrecy=head.secrecy,
        copies_to=closing.copies_to,
        findings=(*head.findings, *closing.findings),
        first_line=piece.passages[0].first_line,
        last_line=piece.passages[-1].last_line,
    )


def _kind(piece: Slice) -> str:
    kind = kind_of(piece.head.title)
    if kind:
        return kind
    text = "\n".join(passage.text for passage in piece.passages)
    return "新闻" if is_news(text) or not (piece.head.recipients or piece.head.number) else ""


def _issuers(piece: Slice, *, outer: bool) -> tuple[str, ...]:
    """Signature and letterhead; if neither is there, the organisation that opens the title."""
    if not kind_of(piece.head.title):
        return piece.closing.issuers
    names = [*split_names(piece.head.letterhead), *piece.closing.issuers]
    if not names:
        opening = leading_organisation(piece.head.title)
        names = split_names(opening) if opening else []
    return tuple(dict.fromkeys(names))
