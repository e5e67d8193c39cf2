#!/usr/bin/env python3
"""Strange files for the reader: whatever it is given, it reads it or says in one sentence why not.

    python -m bench.fuzz --minutes 10 [--seed 7] [--finds FOLDER]
    python -m bench.fuzz --replay FILE…

A find is an exception that is no GongwenError, a reading of more than SECONDS of processor time, more than MEGABYTES
of memory beyond what the process had, or the death of the process. It is written to the folder with what was drawn;
what is mended is kept as a test in luoshi/gongwen/tests/test_finds.py. Inputs are at most LENGTH characters long.

The reading can also be guided by coverage, where atheris is installed (it is no dependency of the project):

    with atheris.instrument_imports(include=["luoshi.gongwen"]):
        from bench.fuzz import check
    atheris.Setup(["fuzz", "folder-of-inputs"], check)
    atheris.Fuzz()
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import time
import traceback
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from luoshi.gongwen import GongwenError, read
from luoshi.gongwen.tests.files import NOTICE, make_docx, make_html
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf

SECONDS, MEGABYTES, LENGTH, LARGE, BATCH = 2.0, 200, 20_000, 200_000, 200
HEAD = "丰收市总工会文件\n丰工发〔2024〕7号\n关于开展活动的通知\n各县总工会：\n为做好工作，现将有关事项通知如下。\n"
TAIL = "\n请于6月10日前将总结报送市总工会。\n附件：1.名单\n丰收市总工会\n2024年3月5日\n"
# What official documents are made of, and what goes wrong in them.
WORDS = Path(__file__).with_name("fuzz_words.txt").read_text("utf-8").split()
WORDS += ["\n", "\n\n", " ", "  ", "\u3000", "\t", "\r\n", "\x0c", "\u200b", "\ufeff", "\xa0", "\x00"]


def random_text(draw: random.Random) -> str:
    """Words in any order, or a few of them over and over; with or without a document around them."""
    length = draw.choice((50, 500, 3000, LENGTH))
    words = [draw.choice(WORDS) for _ in range(draw.choice((1, 2, 3, 5, 8, 60, 2000)))]
    unit = "".join(words)
    body = unit * (length // len(unit) + 1) if draw.random() < 0.7 else unit
    around = draw.choice((("", ""), (HEAD, TAIL), (HEAD + "一、", TAIL), (HEAD, ""), ("", "。"), ("“", "")))
    return around[0] + body[:length] + around[1]


def random_bytes(draw: random.Random, content: bytes) -> bytes:
    """`content` with a few bytes changed, doubled, dropped or put elsewhere."""
    spoilt = bytearray(content)
    for _ in range(draw.choice((1, 2, 4, 16))):
        spot, size = draw.randrange(len(spoilt) + 1), draw.choice((1, 1, 2, 8, 100))
        act = draw.randrange(4)
        if act == 0:
            spoilt[spot : spot + size] = draw.randbytes(size)
        elif act == 1:
            del spoilt[spot : spot + size]
        elif act == 2:
            spoilt[spot:spot] = spoilt[spot : spot + size] * draw.choice((1, 2, 50))
        else:
            start = draw.randrange(len(spoilt) + 1)
            spoilt[spot : spot + size] = spoilt[start : start + size]
    return bytes(spoilt)


def spoil_members(draw: random.Random, content: bytes) -> bytes:
    """A zip archive with members spoilt, dropped or named twice; the archive itself stays whole."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            member = old.read(name)
            act = draw.random()
            if act < 0.4 or "ontent" in name or "document" in name:
                member = spoil_xml(draw, member) if act < 0.8 else random_bytes(draw, member)
            if act < 0.97:
                new.writestr(name, member)
    return stream.getvalue()


def spoil_xml(draw: random.Random, member: bytes) -> bytes:
    """XML that stays well formed: elements moved, copied and dropped, values changed."""
    try:
        text = member.decode()
    except UnicodeDecodeError:
        return member
    for _ in range(draw.choice((1, 3, 9))):
        pieces = text.split('"')
        if len(pieces) > 2:
            spot = draw.randrange(len(pieces) // 2) * 2 + 1
            pieces[spot] = draw.choice(("", "-1", "0", "999999999999", "1e400", "nan", "x", "9" * 5000, "一"))
        tagged = '"'.join(pieces).split("><")
        start, spot = draw.randrange(len(tagged)), draw.randrange(len(tagged))
        copied = tagged[start : start + draw.choice((1, 4, 40))] * draw.choice((1, 5, 300))
        if draw.random() < 0.3 and sum(map(len, copied)) + len(text) < LARGE:
            tagged[spot:spot] = copied
        text = "><".join(tagged)
    return text.encode()


def random_lines(draw: random.Random) -> list[str]:
    """Lines that a file format can hold."""
    text = random_text(draw) if draw.random() < 0.5 else "\n".join(NOTICE)
    plain = "".join(letter for letter in text[:3000] if letter >= " " or letter == "\n")
    return [line.replace("<", "").replace("&", "") for line in plain.split("\n")] or [""]


def in_one_font(lines: list[str]) -> list[str]:
    """The lines with no more different letters than a font of one byte a letter holds, the page numbers' among them."""
    kept = set(list(dict.fromkeys("".join(lines)))[:230])
    return ["".join(letter for letter in line if letter in kept) for line in lines]


def random_file(draw: random.Random) -> bytes:
    """An input of any format."""
    kind = draw.choice(("text", "text", "text", "coded", "html", "docx", "ofd", "pdf"))
    if kind == "text":
        return random_text(draw).encode("utf-8")
    if kind == "coded":
        coded = random_text(draw).encode(
            draw.choice(("gb18030", "utf-16", "utf-16-le", "utf-8-sig", "utf-8"))
        )
        return random_bytes(draw, coded) if draw.random() < 0.7 else coded
    makers: dict[str, Callable[[list[str]], bytes]] = {
        "html": make_html,
        "docx": make_docx,
        "ofd": make_ofd,
        "pdf": make_pdf,
    }
    lines = random_lines(draw)
    content = makers[kind](in_one_font(lines) if kind == "pdf" else lines)
    if kind in ("docx", "ofd") and draw.random() < 0.8:
        return spoil_members(draw, content)
    return random_bytes(draw, content) if draw.random() < 0.9 else content


def check(content: bytes, seconds: float = SECONDS) -> None:
    """Read `content`. Raises: whatever is no GongwenError; AssertionError for too much time or memory."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with suppress(GongwenError):
        read(content).to_json()
    took = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert took <= seconds, f"{took:.1f} s"
    assert grown <= MEGABYTES, f"{grown} MB"


def run_batch(first: int, folder: Path) -> None:
    """Check BATCH inputs; each lies in the folder while it is read, so that it is there if the process dies."""
    for seed in range(first, first + BATCH):
        content = random_file(random.Random(seed))
        current = folder / f"{seed}.reading"
        current.write_bytes(content)
        try:
            check(content)
        except Exception as error:
            current.with_suffix(".find").write_bytes(content)
            last = traceback.extract_tb(error.__traceback__)[-1]
            print(f"{seed}: {error!r} at {last.name}, {content[:60]!r}", flush=True)  # noqa: T201
        current.unlink()


def run(minutes: float, seed: int, folder: Path) -> int:
    """Batches in child processes until the processor time is used; gives the number of inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    used = 0.0
    while used < minutes * 60:
        child = os.fork()
        if not child:
            run_batch(seed, folder)
            os._exit(0)
        _, status, usage = os.wait4(child, 0)
        used += usage.ru_utime + usage.ru_stime
        if status:
            print(f"a batch died with status {status}: see *.reading", flush=True)  # noqa: T201
        seed += BATCH
    return seed


def main() -> None:
    """Fuzz, or read again what was found."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=1)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--finds", type=Path, default=Path("var/fuzz"))
    ask.add_argument("--replay", type=Path, nargs="*")
    given = ask.parse_args()
    for path in given.replay or ():
        check(path.read_bytes())
    if given.replay is None:
        ended = run(given.minutes, given.seed, given.finds)
        print(f"{ended - given.seed:,} inputs in {given.minutes} minutes of processor time")  # noqa: T201


if __name__ == "__main__":
    main()
