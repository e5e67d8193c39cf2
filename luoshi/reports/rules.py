"""Pure decisions: which numbers in a text are bound to nothing, what an edit keeps, what a refresh replaces."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from luoshi.reports.blocks import TOKEN, Block, figure_codes, plain_tokens
from luoshi.reports.wording import render_number
from luoshi.rollups.question import Period

# What a number may say without being a total: names in quotation marks, dates and times,
# document numbers, versions, ordinals, outline marks.
_NO_TOTALS = re.compile(
    r"《[^》]*》|“[^”]*”|〈[^〉]*〉"
    r"|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?(?:至\d{1,2}日)?|\d{1,2}日(?![\d.])"
    r"|\d{1,2}[时点](?:\d{1,2}分)?|\d{1,2}[:：]\d{2}|[〔\[（(]\d{4}[〕\]）)]\s*\d+号|第\d+|^\s*\d+[.．、]"
    r"|^\s*[（(]\d+[)）]|附件\d+|表\d+",
    re.MULTILINE,
)
_MEASURE_WORDS = "人次|场次|场|期|家|个|名|人|篇|次|项|件|条|元"
_TOTAL = re.compile(
    rf"\d[\d,，]*(?:\.\d+)?[%％万亿千百]*(?:余|多)?(?:{_MEASURE_WORDS})?"
    rf"|[〇一二三四五六七八九十百千万亿两几数]*[十百千万亿][〇一二三四五六七八九十百千万亿余多]*(?:{_MEASURE_WORDS})"
)
_OUTLINE = (re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"))
_HEADING_MOST = 40


@dataclass(frozen=True)
class Unbound:
    """A number that a person typed: it stays text, nothing stands behind it."""

    number: str
    around: str


def find_unbound(text: str) -> list[Unbound]:
    """The totals in a text that are bound to no question, each with a few characters around it."""
    told = TOKEN.sub("…", text)
    bare = _NO_TOTALS.sub(lambda found: "\0" * len(found[0]), told)
    return [
        Unbound(found[0], told[max(0, found.start() - 8) : found.end() + 8].strip())
        for found in _TOTAL.finditer(bare)
    ]


def find_overtyped(text: str, amounts: Mapping[str, int]) -> list[str]:
    """The codes whose shown amount was typed over: a bound figure does not change that way."""
    return [
        found["code"]
        for found in TOKEN.finditer(text)
        if (shown := (found["shown"] or "").strip())
        and not found["part"]
        and found["code"] in amounts
        and shown != render_number(amounts[found["code"]])
    ]


def find_unknown(blocks: Iterable[Block], known: Collection[str]) -> list[str]:
    """The codes that the blocks name and the report does not have."""
    return [code for code in figure_codes(blocks) if code not in known]


def keep_edit(stored: Sequence[Block], edited: Sequence[Block]) -> list[Block]:
    """What an edit leaves: its texts in its order, tables and places as stored, emptied blocks gone.

    Every line of a text is a paragraph of its own. A text that differs from the stored one is no longer as drafted.
    """
    known = {block.key: block for block in stored if block.key}
    kept: list[Block] = []
    for block in edited:
        before = known.get(block.key)
        if block.type == "table":
            kept += [before] if before and before.type == "table" else []
            continue
        kept += _split(block, before)
    return kept


def _split(block: Block, before: Block | None) -> list[Block]:
    lines = (plain_tokens(line).strip() for line in block.text.splitlines())
    texts = [line for line in lines if line]
    blocks = [block.but(text=text, drafted=False) for text in texts[:1]] + [
        _new_block(text) for text in texts[1:]
    ]
    if before and len(blocks) == 1 and blocks[0].text == before.text:
        return [before]
    return blocks


def _new_block(text: str) -> Block:
    """A line that a person added: an outline heading if it is short and marked as one, else a paragraph."""
    is_heading = len(text) <= _HEADING_MOST and not text.endswith("。")
    for level, mark in enumerate(_OUTLINE, 1):
        if is_heading and mark.match(text):
            return Block("heading", text, level=level)
    return Block("paragraph", text)


def merge_drafts(
    stored: Sequence[Block], fresh: Sequence[Block], drafted_before: Collection[str]
) -> list[Block]:
    """A refreshed text: what nobody touched is drafted again, what a person wrote or removed stays so.

    `drafted_before` are the keys of all places that earlier drafts made; a place that is new now is added after
    the one it follows in the fresh draft.
    """
    drafts = {block.key: block for block in fresh}
    merged = [drafts.get(block.key, block) if block.drafted else block for block in stored]
    merged = [block for block in merged if not block.drafted or block.key in drafts]
    for place, block in enumerate(fresh):
        if block.key not in drafted_before:
            merged.insert(_place_after(merged, [one.key for one in fresh[:place]]), block)
    return merged


def _place_after(blocks: Sequence[Block], earlier: Sequence[str]) -> int:
    places = {block.key: place for place, block in enumerate(blocks) if block.key}
    return next((places[key] + 1 for key in reversed(earlier) if key in places), len(blocks))


def compute_period(starts_on: date, ends_on: date | None, day: date) -> Period:
    """The plan's days up to and including `day`; its first day alone while that is still to come."""
    last = min(ends_on, day) if ends_on else day
    return Period(starts_on, max(starts_on, last) + timedelta(days=1))
