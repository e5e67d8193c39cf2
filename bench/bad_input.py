#!/usr/bin/env python3
"""What the plain command does with broken and hostile files: seconds, greatest memory, and what it says.

    python -m bench.bad_input     a row for each of luoshi/gongwen/tests/bad_files.py and for paths that are no files

Memory is that of the largest process of the command: the bounded child, or LibreOffice.
"""

import os
import subprocess
import sys
import tempfile
import time
from multiprocessing import Process
from pathlib import Path

from luoshi.gongwen.tests.bad_files import BAD_FILES


def measure(path: Path) -> tuple[float, int, str]:
    """Wall seconds, megabytes, and the first line of what was printed."""
    with tempfile.TemporaryFile() as told:
        began = time.monotonic()
        command = [sys.executable, "-m", "luoshi.gongwen", str(path)]
        child = subprocess.Popen(command, stdout=told, stderr=told)
        _, status, used = os.wait4(child.pid, 0)
        took = time.monotonic() - began
        told.seek(0)
        lines = told.read().decode().splitlines()
    code = os.waitstatus_to_exitcode(status)
    said = "read" if code == 0 else lines[0] if code == 2 else f"EXIT {code}: {lines[-1:]}"
    return took, used.ru_maxrss // 1024, said


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.mkfifo(folder / "a pipe")
        for path in (folder, folder / "a pipe", Path("/dev/zero"), folder / "missing"):
            show(path.name, path)
        for bad in BAD_FILES:
            path = folder / "notice.docx"
            # In a process of its own: what is started later would begin with this one's memory as its greatest.
            maker = Process(target=lambda bad=bad, path=path: path.write_bytes(bad.make()))
            maker.start()
            maker.join()
            show(bad.name, path)


def show(name: str, path: Path) -> None:
    took, megabytes, said = measure(path)
    print(f"| {name} | {took:.1f} s | {megabytes} MB | {said} |", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
