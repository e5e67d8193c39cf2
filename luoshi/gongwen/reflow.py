"""Text whose line ends were lost: cut again where head, outline, notes and signature begin.

A document saved from a web page often arrives as one long line. Every cut is made before or after something
that GB/T 9704-2012 puts on a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from luoshi.gongwen.dates import FULL
from luoshi.gongwen.kinds import ends_with_kind, issued_title
from luoshi.gongwen.markers import find_marks, leading_mark
from luoshi.gongwen.names import is_organisation, leading_organisation, split_recipients
from luoshi.gongwen.numbers import find_numbers
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.repeats import join_repeated_title
from luoshi.gongwen.sequence import choose
from luoshi.gongwen.words import any_of

# More letters than a paragraph has; where all stands on one or two lines, fewer tell as much.
_FLAT, _SHORT_FLAT = 350, 120
_URGENT = re.compile(
    r"(?:特急|特提|加急|急件|平急|(?:绝密|机密|秘密)(?:★.{0,3}年)?)(?=[\u4e00-\u9fff ]{2,80}(?:[〔（\[]|文件|关于))"
)
_TITLE_END = re.compile(
    r"的 ?(?:通 ?知|通告|公告|决 ?定|意 ?见|批 ?复|复 ?函|函|报告|请示|通报|方案|办法|公示)(?![》〉”])"
)
_BLOCK = re.compile(rf"(?<=[。；）\d\w])\s*(?={any_of('flat_blocks')})")
_RECIPIENT = re.compile(r"各[省市州县区盟地级部有单直设镇乡]|国务院|中央")
_SENTENCE_END = re.compile(r"[。；：！？”）》a-zA-Z0-9]")
# What stands before a mark of the upper levels only where a line end was lost.
_GLUED = {
    "han": re.compile("[\u4e00-\u9fff。；]"),
    "han-bracket": re.compile("[\u4e00-\u9fff]"),
    "chapter": re.compile("。"),
}
_NEVER = re.compile("(?!)")
# How far down the head goes, and how a title begins.
_HEAD = 12
_TITLE_BEGINS = re.compile(r"[\u4e00-\u9fff（） ]{0,60}?(?:关于|转发|印发)")
_NOTED_DATE = re.compile(rf"(?:{FULL.pattern})(?=（[^（）]{{2,20}}）$)")
# The first attachment stands on the line of the word.
_NOTE_BEGINS = re.compile("附件?：\\s?$")
_PROVINCE = re.compile(any_of("regions"))


def reflow(passages: list[Passage]) -> list[Passage]:
    """The same text in more passages, if it arrived in too few."""
    most = _SHORT_FLAT if 0 < len(passages) <= 2 and _title_spots(passages[0]) else _FLAT
    flat = len(passages) <= 8 and any(len(passage.text) > most for passage in passages)
    if flat:
        passages = join_repeated_title(passages)
        title = _find_title(passages)
        return [piece for passage in passages for piece in _cut(passage, title, most)]
    parted = part_head(join_repeated_title(passages))
    title = next((passage.text for passage in parted[:_HEAD] if ends_with_kind(passage.text)), "")
    marks = _marks_within(parted)
    return [
        piece
        for passage, spots in zip(parted, marks, strict=True)
        for piece in _pieces(passage, spots | _closing_spots(passage, title, lost=any(marks)))
    ]


def _find_title(passages: list[Passage]) -> str:
    """The title of a flat text: its first short passage, or the beginning of the long one."""
    first = passages[0]
    end = max(_title_spots(first), default=0)
    start = max(_urgent_spots(first), default=0)
    for number in find_numbers(first.cut(start))[:1]:
        spot = first.text.find(number.raw)
        if spot == start or first.text[:spot].rstrip().endswith("文件"):
            start = spot + len(number.raw)
    return first.text[start:end] if end else first.text[:200]


def _cut(passage: Passage, title: str, most: int) -> list[Passage]:
    """The pieces of a passage of a flat text; `most`: above how many letters a passage was several."""
    issuer = leading_organisation(title)
    spots = _signed_line(passage, issuer) | _signed_end(passage, issuer, listed=False)
    if len(passage.text) > most / 2:
        spots |= _title_spots(passage) | _head_spots(passage) | _block_spots(passage)
        spots |= _signature_spots(passage, title) | _part_spots(passage, title)
        folded = passage.folded
        starts = [mark.start for mark in choose(find_marks(folded), folded, flat=True)]
        spots |= {start for start in starts if not _NOTE_BEGINS.search(folded[max(0, start - 6) : start])}
    return _pieces(passage, spots)


def _closing_spots(passage: Passage, title: str, *, lost: bool) -> set[int]:
    """Where the closing begins in a passage of a text that kept its line ends, or lost only some of them."""
    issuer, text = leading_organisation(title), passage.folded
    listed = text.startswith("附") or leading_mark(text) is not None
    spots = _noted_date(passage) | _signed_line(passage, issuer if lost or listed else "")
    spots |= _signed_end(passage, issuer, listed=listed)
    return spots | _block_spots(passage) | _signature_spots(passage, title) if lost else spots


def _noted_date(passage: Passage) -> set[int]:
    """Between the date and a note in brackets."""
    noted = _NOTED_DATE.match(passage.folded.rstrip())
    return {noted.end()} if noted else set()


def _signed_end(passage: Passage, issuer: str, *, listed: bool) -> set[int]:
    """Before the names after the last sentence, or before the issuer after the last attachment."""
    text = passage.folded.rstrip()
    if not issuer:
        return set()
    start = len(text) - len(issuer)
    if listed and start > 8 and text.endswith(issuer):
        return {start}
    edge = text.rfind("。") + 1
    return {edge} if edge and text.startswith(issuer, edge) and is_organisation(text[edge:]) else set()


def _pieces(passage: Passage, spots: set[int]) -> list[Passage]:
    edges = sorted({0, len(passage.text), *spots})
    pieces = [passage.cut(start, end) for start, end in pairwise(edges)]
    return [piece for piece in pieces if piece.text]


def _signed_line(passage: Passage, issuer: str) -> set[int]:
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


def _title_spots(passage: Passage) -> set[int]:
    match = _TITLE_END.search(passage.folded[:200])
    if not match or "。" in passage.folded[: match.start()]:
        return set()
    return {match.end()}


def _head_spots(passage: Passage) -> set[int]:
    """After the own number, which stands first or right after the title, and after the recipients' colon."""
    title = max(_title_spots(passage), default=0)
    spots = _urgent_spots(passage)
    first, start = max(spots, default=0), title
    for number in find_numbers(passage.cut(first))[:1]:
        spot = passage.text.find(number.raw, first)
        before = passage.text[first:spot].strip()
        if not passage.text[title:spot].strip() or not before or (spot < 80 and before.endswith("文件")):
            start = max(spot + len(number.raw), title)
            spots |= {spot, spot + len(number.raw)}
    return spots | _recipient_spots(passage.folded, start)


def _urgent_spots(passage: Passage) -> set[int]:
    """After each mark of secrecy and urgency that the text begins with."""
    spots: list[int] = []
    while mark := _URGENT.match(passage.folded, spots[-1] if spots else 0):
        spots.append(mark.end())
    return set(spots)


def _recipient_spots(text: str, start: int) -> set[int]:
    """Around the recipients: the first list of organisations before a colon, within the first sentence."""
    stop = text.find("。", start)
    for colon in re.finditer("：", text[: min(start + 700, stop if stop > 0 else len(text))]):
        if colon.start() <= start:
            continue
        listed = text[start : colon.start()]
        sourced = text[:start].endswith("来源：")
        starts = [0, *(found.start() for found in _RECIPIENT.finditer(listed))][sourced:]
        first = next((spot for spot in starts if _are_recipients(listed[spot:])), -1)
        if first >= 0:
            return {start + first, colon.end()}
        start = colon.end()
    return set()


def _are_recipients(text: str) -> bool:
    names = split_recipients(text)
    return bool(names) and sum(is_organisation(name) for name in names) >= len(names) / 2


def _block_spots(passage: Passage) -> set[int]:
    text = passage.folded
    spots = {match.end() for match in _BLOCK.finditer(text) if match.end() > len(text) * 0.1}
    notes = re.finditer(r"（此件[^。（）]{2,10}）", text)
    return spots | {note.end() for note in notes}


def _signature_spots(passage: Passage, title: str) -> set[int]:
    """Before the names, between names and date, and after the date."""
    spots: set[int] = set()
    for date in FULL.finditer(passage.folded):
        start = _names_before(passage.folded, date.start(), leading_organisation(title))
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
    body = re.sub(r"（(?:代章|盖章|公章|章|印章)）$", "", text[floor:end].rstrip())
    edge = max((floor + match.end() for match in _SENTENCE_END.finditer(body)), default=floor)
    chunk = re.sub(r"（(?:代章|盖章|公章|章|印章)）$", "", text[edge:end].rstrip())
    if len(chunk.strip()) < 4 or re.search(r"[，、于在至从自]", chunk):
        return None
    signed = chunk.find(issuer) if issuer else -1
    if signed >= 0 and is_organisation(chunk[signed:]):
        return edge + signed
    if re.search(r"[表书录单案法明点则册样函知件]", chunk):
        for match in _PROVINCE.finditer(chunk):
            if match.start() and chunk[match.start() - 1] in "表书录单案法明点则册样函知件求":
                return edge + match.start()
    ended = text[:edge].rstrip().endswith("。") and not re.match(
        r".{0,11}?日?[起前至以后—]", text[end : end + 13]
    )
    named = _PROVINCE.match(chunk.strip()) or (ended and len(chunk) <= 30)
    return edge if named and is_organisation(chunk) else None


def _part_spots(passage: Passage, title: str) -> set[int]:
    """Around the title of the issued document where it is printed once more, after the signature."""
    issued = issued_title(title)
    spot = passage.text.rfind(issued) if issued else -1
    if spot < 0 or not re.search(r"\d日|）$|号$", passage.folded[max(0, spot - 12) : spot]):
        return set()
    return {spot, spot + len(issued)}


def part_head(passages: list[Passage]) -> list[Passage]:
    """The passages, those of the head parted where letterhead, number, title, recipients and text were glued."""
    for index, passage in enumerate(passages[:_HEAD]):
        pieces = _pieces(passage, _glued_head(passage))
        if len(pieces) > 1:
            return [*passages[:index], *pieces[:1], *part_head([*pieces[1:], *passages[index + 1 :]])]
        if leading_mark(passage.folded) or "。" in passage.folded or _is_addressed(passage.folded):
            break
    return passages


def _is_number(passage: Passage) -> bool:
    """Whether a number begins here."""
    return any(passage.text.startswith(number.raw) for number in find_numbers(passage)[:1])


def _is_addressed(text: str) -> bool:
    return text.endswith("：") and _are_recipients(text[:-1])


def _glued_head(passage: Passage) -> set[int]:
    """The first seam of a passage of the head: after the letterhead, the number, the title or the recipients."""
    text = passage.folded
    first = next(iter(find_numbers(passage.cut(0, 200))), None)
    spot = passage.text.find(first.raw) if first else -1
    if first and (spot == 0 or text[:spot].rstrip().endswith("文件")):
        end = spot + len(first.raw)
        if _TITLE_BEGINS.match(text, end) or _recipient_spots(text, end):
            return {spot, end}
    title = max(_title_spots(passage), default=0)
    if title and (_is_number(passage.cut(title, title + 60)) or title in _recipient_spots(text, title)):
        return {title}
    addressed = _recipient_spots(text, 0)
    return addressed if 0 in addressed else set()


def _marks_within(passages: list[Passage]) -> list[set[int]]:
    """Where marks stand within each passage, if one of the upper levels follows a letter: line ends were lost."""
    folded = "\n".join(passage.folded for passage in passages)
    chosen = choose(find_marks(folded), folded, flat=True)
    lost = any(_GLUED.get(mark.style, _NEVER).search(folded, mark.start - 1, mark.start) for mark in chosen)
    starts = [0, *accumulate(len(passage.text) + 1 for passage in passages)]
    spots: list[set[int]] = [set() for _ in passages]
    for mark in chosen if lost else []:
        index = bisect_right(starts, mark.start) - 1
        spots[index].add(mark.start - starts[index])
    return [own - {0} for own in spots]
