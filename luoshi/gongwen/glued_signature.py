"""Where names and date of the signature begin in a text whose lines were glued together."""

from __future__ import annotations

import re

from luoshi.gongwen.dates import FULL
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

_SENTENCE_END = re.compile(r"[。；：！？”）》a-zA-Z0-9]")
_NOTED_DATE = re.compile(rf"(?:{FULL.pattern})(?=（[^（）]{{2,20}}）$)")
_FILE_NAME = re.compile(
    rf"附.{{2,80}}?\.{any_of('file_endings')}(?=[\u4e00-\u9fff（）]{{3,40}}$)", re.IGNORECASE
)
_PROVINCE = re.compile(any_of("regions"))
# An issuer right after the name of an attachment or the end of a demand.
_AFTER_LIST = re.compile(
    rf"(?<=[表书录单案法明点则册样函知件求]){any_of('regions')}|(?<=.)(?:共青团|中共)(?=[\u4e00-\u9fff]{{3}})"
)
_SEAL = re.compile(r"（[代盖公印]?章）$")


def signature_spots(passage: Passage, issuer: str) -> set[int]:
    """Before the names, between names and date, and after the date."""
    spots: set[int] = set()
    for date in FULL.finditer(passage.folded):
        start = _names_before(passage.folded, date.start(), issuer)
        if start is not None:
            spots |= {start, date.start(), date.end()}
        elif _stands_alone(passage.folded, date):
            spots |= {date.start(), date.end()}
    return spots


def _stands_alone(text: str, date: re.Match[str]) -> bool:
    """A full date after a full stop, with nothing of a sentence after it."""
    return text[: date.start()].rstrip()[-1:] == "。" and bool(
        re.match(r"(?:日)?(?:[ （]|$)", text[date.end() :])
    )


def _names_before(text: str, end: int, issuer: str) -> int | None:
    """Where the organisations that stand right before `end` begin; None if none do."""
    floor = max(0, end - 260)
    body = _SEAL.sub("", text[floor:end].rstrip())
    edge = max((floor + match.end() for match in _SENTENCE_END.finditer(body)), default=floor)
    chunk = _SEAL.sub("", text[edge:end].rstrip())
    if len(chunk.strip()) < 4 or re.search(r"[，、于在至从自]", chunk):
        return None
    signed = chunk.find(issuer) if issuer else -1
    if signed >= 0 and is_organisation(chunk[signed:]):
        return edge + signed
    listed = _AFTER_LIST.search(chunk)
    if listed:
        return edge + listed.start()
    ended = text[:edge].rstrip().endswith("。") and not re.match(
        r".{0,11}?日?[起前至以后—]", text[end : end + 13]
    )
    named = _PROVINCE.match(chunk.strip()) or (ended and len(chunk) <= 30)
    return edge if named and is_organisation(chunk) else None


def noted_date(passage: Passage) -> set[int]:
    """Between the date and a note in brackets."""
    noted = _NOTED_DATE.match(passage.folded.rstrip())
    return {noted.end()} if noted else set()


def after_file_name(passage: Passage) -> set[int]:
    """Between the name of an attached file and the signature: 办法.docx校工会."""
    named = _FILE_NAME.match(passage.folded)
    return {named.end()} if named and is_organisation(passage.text[named.end() :]) else set()


def signed_end(passage: Passage, issuer: str, *, listed: bool) -> set[int]:
    """Before the names after the last sentence, or before the issuer after the last attachment."""
    text = passage.folded.rstrip()
    if not issuer:
        return set()
    start = len(text) - len(issuer)
    if listed and start > 8 and text.endswith(issuer):
        return {start}
    edge = text.rfind("。") + 1
    return {edge} if edge and text.startswith(issuer, edge) and is_organisation(text[edge:]) else set()


def signed_line(passage: Passage, issuer: str) -> set[int]:
    """Signature and date on the last line of the text: …。某某局 2026年2月2日, or the date alone after a gap."""
    dates = list(FULL.finditer(passage.folded))
    if not dates or dates[-1].end() < len(passage.text.rstrip(" 　）)")):
        return set()
    start = dates[-1].start()
    edge = max((match.end() for match in _SENTENCE_END.finditer(passage.folded[:start])), default=0)
    if edge and edge < start and not passage.folded[edge:start].strip():
        return {start}
    edge = max(edge, passage.folded.find(issuer, edge, start)) if issuer else edge
    space = passage.folded[:start].rstrip().rfind(" ") + 1
    spots = (spot for spot in (edge, max(edge, space)) if is_organisation(passage.text[spot:start]))
    first = next(spots, None)
    return set() if first is None else {first, start}
