"""Running heads, running feet and page numbers: found on all pages together and left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile

from luoshi.gongwen.formats.layout import Row

_EDGE = 3  # rows at the top and at the bottom
_NUMBER = r"(?:\d{1,4}|[ivxⅠ-ⅻ]{1,5})"
_PAGE_NUMBER = re.compile(
    rf"[-—–―─－·•~～]+\s*{_NUMBER}\s*[-—–―─－·•~～]*|第?\s*{_NUMBER}\s*页?\s*[,，/／、]?\s*[共of/]+\s*{_NUMBER}\s*页?"
    rf"|第\s*{_NUMBER}\s*页|(?:Page|P\.?)\s*{_NUMBER}(?:\s*of\s*{_NUMBER})?|{_NUMBER}\s*/\s*{_NUMBER}",
    re.IGNORECASE,
)
_LONE = re.compile(r"\s*(\d{1,4})\s*")


def drop_running(pages: list[list[Row]]) -> list[list[Row]]:
    """The rows of each page without what runs through the pages at their edges."""
    running = _find_running(pages)
    steps = _count_steps(pages)
    return [_trim(page, number, running, steps) for number, page in enumerate(pages)]


def _find_running(pages: list[list[Row]]) -> set[tuple[str, int]]:
    """Texts, digits aside, that stand on one height of several pages.

    Heads of odd and even pages differ, and those of chapters change: a fifth of the pages is enough.
    """
    counts = Counter(key for page in pages for key in {_key(row) for row in _edges(page)})
    least = max(2 if len(pages) <= 4 else 3, len(pages) * 0.2)
    return {key for key, count in counts.items() if key[0] and count >= least}


def _key(row: Row) -> tuple[str, int]:
    return re.sub(r"[\d\s]", "", row.text), round(row.y)


def _edges(page: list[Row]) -> list[Row]:
    by_height = sorted(page, key=lambda row: row.y)
    return by_height if len(page) <= 2 * _EDGE else by_height[:_EDGE] + by_height[-_EDGE:]


def _count_steps(pages: list[list[Row]]) -> Counter[int]:
    """How far lone numbers at the edges are ahead of their page: one distance prevails among page numbers."""
    return Counter(
        step for number, page in enumerate(pages) for row in _edges(page) for step in _step(row, number)
    )


def _step(row: Row, number: int) -> Iterator[int]:
    match = _LONE.fullmatch(row.text)
    if match:
        yield int(match[1]) - number


def _trim(page: list[Row], number: int, running: set[tuple[str, int]], steps: Counter[int]) -> list[Row]:
    """The page's edges peeled off from outside, up to the first row that is none of the running."""
    by_height = sorted(page, key=lambda row: row.y)
    dropped: set[int] = set()
    for side in (by_height, by_height[::-1]):
        outer = takewhile(lambda row: _is_running(row, number, running, steps), side)
        peeled = list(islice(outer, _EDGE + 1))
        # Pages alike beyond any head are copies of a form, not pages with a head.
        dropped |= set(map(id, peeled)) if len(peeled) <= _EDGE else set()
    return [row for row in page if id(row) not in dropped]


def _is_running(row: Row, number: int, running: set[tuple[str, int]], steps: Counter[int]) -> bool:
    numbered = any(steps[step] > 1 or step == 1 for step in _step(row, number))
    return numbered or bool(_PAGE_NUMBER.fullmatch(row.text.strip())) or _key(row) in running
