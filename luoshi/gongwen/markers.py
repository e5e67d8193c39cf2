"""The marks that number an outline: what they look like, their value and their customary depth.

The customary order is that of GB/T 9704-2012, 7.3.3 (一、（一）1.（1）), extended by what is in use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.chars import parse_numeral

_N = "[一二三四五六七八九十]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARENTHESED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖"
_IDEOGRAPHS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

# (style, customary depth, pattern): the first group is the number.
_STYLES: tuple[tuple[str, float, str], ...] = (
    ("volume", 1, r"第([零一二三四五六七八九十百]{1,4}|\d{1,2})(?:部分|编|篇)"),
    ("chapter", 2, r"第([零一二三四五六七八九十百]{1,4}|\d{1,2})章"),
    ("section", 3, r"第([零一二三四五六七八九十百]{1,4}|\d{1,2})节"),
    (
        "article",
        4,
        r"第([零一二三四五六七八九十百]{1,5}|\d{1,3})条(?:之[一二三四五])?(?![的第款项、，。规])",
    ),
    ("han", 4, rf"({_N}) ?、"),
    ("han-dot", 4, rf"({_N})[.．](?!\d)"),
    ("phase", 4.5, r"第([一二三四五六七八九十])(?:(?:阶段|步)(?=[：（ ，])|[组批类档](?=：))：?"),
    ("han-bracket", 5, rf"（ ?({_N}) ?）、?"),
    ("ideograph", 5, f"([{_IDEOGRAPHS}])"),
    ("han-half", 5.5, rf"({_N})）"),
    ("digit-dot", 6, r"(\d{1,2})(?:\.(?![\d.])|\.(?=20\d\d年))"),
    ("digit-comma", 6, r"(\d{1,2})、"),
    ("dotted", 6, f"([{_DOTTED}])"),
    ("digit-bracket", 7, r"（ ?(\d{1,2}) ?）[、.]?"),
    ("parenthesed", 7, f"([{_PARENTHESED}])"),
    ("digit-half", 7.5, r"(\d{1,2})）"),
    ("circled", 8, f"([{_CIRCLED}])"),
    ("latin", 8.5, r"([A-Ha-h])[.、](?![A-Za-z0-9])"),
    ("question", 8.5, r"Q(\d{1,2})[：:.、]"),
    ("is", 9, rf"({_N})(?:是|要)(?=[^否求])"),
    ("ordinal", 9, r"第([一二三四五六七八九十])，"),
    ("firstly", 9, r"(首先|其次|再次|最后)，"),
)
_DEPTH = {style: depth for style, depth, _ in _STYLES}
# What they begin with, looked at first: most characters of a text open none of so many.
_OPENING = rf"[\d第（一二三四五六七八九十{_IDEOGRAPHS}{_DOTTED}{_PARENTHESED}{_CIRCLED}A-Ha-hQ首其再最]"
_NAMED = "|".join(f"(?P<{style.replace('-', '_')}>{pattern})" for style, _, pattern in _STYLES)
_MARK = re.compile(f"(?={_OPENING})(?:{_NAMED})")
_SPECIAL = {c: n for row in (_CIRCLED, _PARENTHESED, _DOTTED, _IDEOGRAPHS) for n, c in enumerate(row, 1)}
_FIRSTLY = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_LEAD = re.compile(r"\s*(?:#{1,6}\s*)?(?:\*\*)?")


@dataclass(frozen=True)
class Mark:
    """A numbering mark in a folded text, from `start` to `end`."""

    style: str
    number: int
    start: int
    end: int

    @property
    def depth(self) -> float:
        """Customary depth: smaller is nearer the top."""
        return _DEPTH[self.style]


def _mark_at(folded: str, start: int = 0) -> Mark | None:
    """The mark that begins exactly at `start`, if one does."""
    match = _MARK.match(folded, start)
    if not match or _is_mere_number(folded, match):
        return None
    style = (match.lastgroup or "").replace("_", "-")
    return Mark(style, _number(style, match), match.start(), match.end())


def leading_mark(folded: str) -> Mark | None:
    """The mark that opens a line, after white space and markdown signs."""
    lead = _LEAD.match(folded)
    return _mark_at(folded, lead.end() if lead else 0)


def find_marks(folded: str) -> list[Mark]:
    """Every mark of a text, in order, wherever it stands."""
    marks = (_mark_at(folded, match.start()) for match in _MARK.finditer(folded))
    return [mark for mark in marks if mark]


def _number(style: str, match: re.Match[str]) -> int:
    name = style.replace("-", "_")
    digits = next(group for group in match.groups()[_GROUP[name] :] if group is not None)
    if style in ("latin",):
        return ord(digits.lower()) - ord("a") + 1
    return _SPECIAL.get(digits) or _FIRSTLY.get(digits) or parse_numeral(digits) or 0


# In groups() the style's own group comes first, its number next.
_GROUP = dict(_MARK.groupindex)


def _is_mere_number(folded: str, match: re.Match[str]) -> bool:
    """一、二等奖 counts prizes, 三、四级 counts grades: the numeral after the mark is its successor."""
    if match.lastgroup != "han":
        return False
    after = folded[match.end() : match.end() + 1]
    following = parse_numeral(after) if after in "二三四五六七八九十" and after else None
    return following is not None and following == (parse_numeral(match.group()[:-1]) or 0) + 1
