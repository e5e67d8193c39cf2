#!/usr/bin/env python3
"""How well scans are recognised, how sure the reader is of its mistakes, and what a page costs.

    python -m bench.scans letters   share of letters right, for pages drawn here and spoilt in stated ways
    python -m bench.scans cost      seconds and memory of a PDF of 1, 3 and 10 scanned pages, in the bounded child

Needs `make ocr` and a Chinese font. Blanks, and the widths of brackets and marks, do not count as letters.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from PIL import Image

from luoshi.gongwen import read, read_bounded
from luoshi.gongwen.certainty import DOUBTFUL
from luoshi.gongwen.chars import fold
from luoshi.gongwen.document import Line
from luoshi.gongwen.formats.ocr import MOST_SURE
from luoshi.gongwen.tests.scans import LETTER, SIGNATURE, as_bytes, as_pdf, draw, scan, shuffled_letters

SCANNER = {"noise": 18, "blur": 0.7}


def bare(text: str) -> str:
    """The letters that count."""
    return "".join(fold(text).split())


def pages() -> Iterator[tuple[str, list[str], Image.Image]]:
    """What was done to a page, its true lines, the picture."""
    letter = [*LETTER, *SIGNATURE]
    sealed = draw(LETTER, SIGNATURE, red=2, stamped=True)
    yield "200 dpi, as drawn", letter, sealed
    for degrees in (1, 2, 3, -3):
        yield (
            f"200 dpi, {degrees} degrees, noise, blur, seal",
            letter,
            scan(sealed, degrees=degrees, **SCANNER),
        )
    yield "200 dpi, noise twice as strong", letter, scan(sealed, degrees=1, noise=36, blur=1)
    yield "200 dpi, blurred three times as much", letter, scan(sealed, degrees=1, noise=18, blur=2.1)
    for dots in (150, 100, 72):
        small = draw(LETTER, SIGNATURE, red=2, stamped=True, dots=dots)
        yield f"{dots} dpi, 1 degree, noise, blur", letter, scan(small, degrees=1, **SCANNER)
    shuffled = shuffled_letters(24)
    for points in (16, 12, 9):
        yield (
            f"words in random order, {points} points",
            shuffled,
            scan(draw(shuffled, size=points), degrees=1, **SCANNER),
        )
    for blur in (1.2, 1.6, 2):
        unclear = scan(draw(shuffled, dots=100), degrees=1, noise=30, blur=blur)
        yield f"words in random order, 100 dpi, noise, blur {blur}", shuffled, unclear


def share_right(true: str, got: str) -> float:
    """Letters found in order, of all letters there or found."""
    same = sum(block.size for block in SequenceMatcher(None, true, got, autojunk=False).get_matching_blocks())
    return same / max(len(true), len(got), 1)


def measure_letters() -> None:
    """Print a line for each way of spoiling a page, then how often a line is wrong by how sure it is."""
    judged: list[tuple[float, bool]] = []
    for way, lines, picture in pages():
        found = read(as_bytes(picture)).lines
        right = share_right(bare("".join(lines)), bare("".join(line.text for line in found)))
        judged += judge(lines, found)
        print(f"{right:.4f}  {way}")  # noqa: T201
    for low, high in ((0, 0.8), (0.8, DOUBTFUL), (DOUBTFUL, MOST_SURE), (MOST_SURE, 1)):
        wrong = [is_wrong for sure, is_wrong in judged if low <= sure < high]
        print(f"sure {low}–{high}: {sum(wrong)} of {len(wrong)} lines wrong")  # noqa: T201


def judge(lines: list[str], found: tuple[Line, ...]) -> list[tuple[float, bool]]:
    """How sure each found line is, and whether no true line reads so."""
    true = {bare(line) for line in lines}
    return [(line.sure, bare(line.text) not in true) for line in found]


def measure_cost() -> None:
    """Print wall seconds, and the greatest memory of any child so far."""
    page = scan(draw(LETTER, SIGNATURE, red=2, stamped=True), degrees=1, **SCANNER)
    for count in (1, 3, 10):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "scan.pdf"
            file.write_bytes(as_pdf([page] * count))
            began = time.monotonic()
            read_bounded(file)
            took = time.monotonic() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{count} pages: {took:.1f} s, {took / count:.1f} s a page, {peak} MB")  # noqa: T201


if __name__ == "__main__":
    {"letters": measure_letters, "cost": measure_cost}[sys.argv[1]]()
