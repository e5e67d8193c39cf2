"""Characters that mean the same, brought to one form without changing any offset."""

import re
from functools import lru_cache
from unicodedata import east_asian_width

_PAIRS = {
    "(": "（",
    ")": "）",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "．": ".",
    "﹝": "〔",
    "﹞": "〕",
    "﹣": "-",
    "－": "-",
    "‐": "-",
    "‑": "-",
    "–": "—",
    "―": "—",
    "─": "—",
    "━": "—",
    "﹒": ".",
    "\u3000": " ",
    "\xa0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "∶": "：",
    "︰": "：",
}
_WIDE = {
    code: chr(code - 0xFEE0)
    for start, end in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(start, end + 1)
}
_FOLDS = str.maketrans(_PAIRS) | _WIDE
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_SMALL = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ο": 0,
    "О": 0,
    "O": 0,
    "o": 0,
    "０": 0,
    "0": 0,
    "两": 2,
    "元": 1,
}
_STEPS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """`text` with full-width digits and letters made half-width and Chinese punctuation full-width.

    The length never changes, so an offset in the result is an offset in `text`.
    """
    return _COMMA.sub("，", text.translate(_FOLDS))


def bare(text: str) -> str:
    """The letters and digits of `text`, folded: what two prints of one title have in common."""
    return re.sub(r"[\W_]+", "", fold(text))


def width(text: str) -> float:
    """How wide `text` prints, in Chinese characters: a Latin letter is half of one."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def parse_numeral(text: str) -> int | None:
    """The value of 12, 十二, 二十, 一百零三 or 二〇一二 (any look-alike of 〇); None if it is no numeral."""
    if text.isascii() and text.isdigit():
        return int(text)
    if any(step in text for step in _STEPS):
        return _with_steps(text)
    digits = [_SMALL.get(character) for character in text]
    if not digits or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


def _with_steps(text: str) -> int | None:
    total, digit = 0, 0
    for character in text:
        if character in _STEPS:
            total += (digit or 1) * _STEPS[character]
            digit = 0
        elif character in _SMALL:
            digit = _SMALL[character]
        else:
            return None
    return total + digit
