#!/usr/bin/env python3
"""How long the reader of documents takes, how many document numbers it understands, and texts to try it on.

    python -m bench.reading time FOLDER…           each .txt alone, then all put together
    python -m bench.reading numbers FILE           a document number a line
    python -m bench.reading disturb FOLDER TARGET  the texts spoilt in five ways, a folder each, for the scorer

Processor time of one core, which a busy machine does not lengthen: the median of seven calls.
"""

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from luoshi.gongwen import read
from luoshi.gongwen.numbers import parse_number

RUNS = 7
RARE = 40
HALF_WIDTH = str.maketrans("，：；（）！？", ",:;()!?")


def broken(text: str) -> str:
    """Every line cut at 28 characters, as copying from a narrow column does."""
    return re.sub(r"(.{28})(?=.)", r"\1\n", text)


def half_glued(text: str) -> str:
    """Half of the line ends lost, always the same ones of a text."""
    drawn = random.Random(len(text))
    lines = filter(None, (line.strip() for line in text.split("\n")))
    return "".join(line + drawn.choice(("", "\n")) for line in lines)


WAYS: dict[str, Callable[[str], str]] = {
    "half-width-blank-lines": lambda text: text.translate(HALF_WIDTH).replace("\n", "\n\n"),
    "no-line-ends": lambda text: re.sub(r"\s*\n\s*", "", text),
    "spaces-for-line-ends": lambda text: re.sub(r"\s*\n\s*", " ", text),
    "broken-at-28": broken,
    "half-the-line-ends": half_glued,
}


def milliseconds(text: str) -> float:
    """Processor time of a reading."""
    took = []
    for _ in range(RUNS):
        began = time.process_time()
        read(text.encode())
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def time_texts(*folders: str) -> None:
    """Print the quickest, the median and the slowest text, and the long ones."""
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(Path(folder).glob("*.txt"))]
    took = [milliseconds(text) for text in texts]
    print(f"{len(texts)} texts: {min(took):.1f}–{max(took):.1f} ms, median {statistics.median(took):.1f} ms")  # noqa: T201
    joined = "\n".join(texts)  # not repeated to make it longer: what is printed twice is read once
    for name, text in (("together", joined), ("without line ends", WAYS["no-line-ends"](joined))):
        print(f"{len(text):,} characters {name}: {milliseconds(text):.0f} ms")  # noqa: T201


def count_numbers(file: str) -> None:
    """Print how many lines have which form and why; then, of each rare form, the lines themselves."""
    lines = Path(file).read_text("utf-8").splitlines()
    forms: dict[str, list[str]] = {}
    for line in lines:
        one = parse_number(line)
        forms.setdefault(": ".join(filter(None, (one.form, one.reason))), []).append(line)
    for form, found in sorted(forms.items(), key=lambda item: -len(item[1])):
        print(f"{len(found):7,}  {len(found) / len(lines):7.2%}  {form}")  # noqa: T201
    for form, found in forms.items():
        if len(found) < RARE:
            print(f"\n{form}\n  {'  '.join(found)}")  # noqa: T201


def disturb(folder: str, target: str) -> None:
    """Write every text of the folder in each way to a folder of that way's name."""
    for way, spoil in WAYS.items():
        place = Path(target) / way
        place.mkdir(parents=True, exist_ok=True)
        for path in sorted(Path(folder).glob("*.txt")):
            (place / path.name).write_text(spoil(path.read_text("utf-8")), "utf-8")


def main() -> None:
    """Take the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    acts = parser.add_subparsers(required=True)
    timed = acts.add_parser("time")
    timed.add_argument("folders", nargs="+")
    timed.set_defaults(act=lambda given: time_texts(*given.folders))
    counted = acts.add_parser("numbers")
    counted.add_argument("file")
    counted.set_defaults(act=lambda given: count_numbers(given.file))
    spoilt = acts.add_parser("disturb")
    spoilt.add_argument("folder")
    spoilt.add_argument("target")
    spoilt.set_defaults(act=lambda given: disturb(given.folder, given.target))
    given = parser.parse_args()
    given.act(given)


if __name__ == "__main__":
    main()
