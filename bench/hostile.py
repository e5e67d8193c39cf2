#!/usr/bin/env python3
"""How long the words take with which reading is slowest, and how that grows: twice the text, twice the time.

python -m bench.hostile     the five slowest, and those that take more than twice and a half as long for twice as much
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from luoshi.gongwen import read_text
from luoshi.gongwen.tests import repeated

LENGTH, STEEP, ROUNDS = 10_000, 2.5, 1


def seconds(text: str) -> float:
    """The least processor time of a few rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        read_text(text)
        took.append(time.process_time() - began)
    return min(took)


def texts() -> dict[str, Callable[[int], str]]:
    """Writers of texts of about so many characters, by name."""
    units = [*repeated.ALONE, *repeated.BELOW_A_HEADING, *repeated.FOUND]
    made: dict[str, Callable[[int], str]] = {}
    for unit in units:
        made[f"{unit!r} alone"] = partial(repeated.alone, unit)
        made[f"{unit!r} below a heading"] = partial(repeated.below_a_heading, unit)
    made["items on a line"] = lambda length: repeated.many_items_on_a_line(length // 45)
    made["lines with marks within"] = lambda length: repeated.many_lines_with_marks_within(length // 40)
    return made


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Print the table."""
    rows = []
    for name, make in texts().items():
        once, twice = seconds(make(LENGTH)), seconds(make(2 * LENGTH))
        rows.append((twice, twice / max(once, 0.001), name))
    slowest = sorted(rows, reverse=True)[:5]
    steep = [row for row in rows if row[1] > STEEP and row not in slowest]
    say(f"{len(rows)} repetitions of {2 * LENGTH:,} characters: seconds, and how often as long as half of it")
    for took, growth, name in slowest + steep:
        say(f"{took:8.2f} s {growth:5.1f} x  {name}")


if __name__ == "__main__":
    main()
