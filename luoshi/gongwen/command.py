"""The reading on the command line: `python -m luoshi.gongwen FILE [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from luoshi.gongwen import errors, limits
from luoshi.gongwen.bounded import read_bounded
from luoshi.gongwen.document import Document
from luoshi.gongwen.reading import read
from luoshi.gongwen.render import render


def main(argv: list[str] | None = None) -> int:
    """Parse the arguments and print one reading; the exit code is 0 if it was read, else 2."""
    ask = argparse.ArgumentParser(prog="python -m luoshi.gongwen", description="Read an official document.")
    ask.add_argument("file", type=Path)
    ask.add_argument("--json", action="store_true", help="print JSON instead of text")
    ask.add_argument("--limit", default="", help=argparse.SUPPRESS)
    given = ask.parse_args(argv)
    if given.limit:
        limits.impose(limits.Limits.parse(given.limit))
        return _print(read, given.file, given.json)
    return print_reading(given.file, given.json)


def print_reading(path: Path, as_json: bool) -> int:
    """Print the reading of `path` as JSON or as text, read within the limits of `read_bounded`.

    Returns the exit code.
    """
    return _print(read_bounded, path, as_json)


def _print(take: Callable[[Path], Document], path: Path, as_json: bool) -> int:
    try:
        document = take(path)
        written = json.dumps(document.to_json(), ensure_ascii=False) if as_json else render(document)
    except MemoryError:
        return _print_error(errors.TooHungry(megabytes=limits.megabytes_allowed()), as_json)
    except OSError:
        return _print_error(errors.FileMissing(path=str(path)), as_json)
    except errors.GongwenError as error:
        return _print_error(error, as_json)
    sys.stdout.write(written + "\n")
    return 0


def _print_error(error: errors.GongwenError, as_json: bool) -> int:
    if as_json:
        told = {
            "code": type(error).__name__,
            "facts": error.facts,
            "zh": error.text("zh"),
            "en": error.text("en"),
        }
        sys.stdout.write(json.dumps({"error": told}, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"{error.text('zh')}\n{error.text('en')}\n")
    return 2
