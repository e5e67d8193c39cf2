"""Reading in a child process with limits on memory and time: for files from strangers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from luoshi.gongwen import errors
from luoshi.gongwen.document import Document
from luoshi.gongwen.limits import RECOGNITION_BEGAN, RECOGNITION_MEGABYTES, Limits

_PACKAGE_ROOT = Path(__file__).parents[2]
# A child is stopped by its own clock; the parent's is only there for one that has lost it.
_GRACE_SECONDS = 1
_OUT_OF_TIME = (signal.SIGALRM, signal.SIGXCPU)
# How a child ends that could not even say so: native code aborts or writes to null, the kernel kills.
_OUT_OF_MEMORY = (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL)


def read_bounded(
    path: Path, *, seconds: float = 10, megabytes: int = 512, scanned_pages: int = 10
) -> Document:
    """Like `read`, in a child process of at most `megabytes` of memory and `seconds` of time.

    Recognising scanned pages takes longer: the child then gets `limits.PAGE_SECONDS` more for each of at most
    `scanned_pages`, and `limits.RECOGNITION_MEGABYTES`. Processes and files that the child leaves are removed.
    Raises a subclass of `GongwenError`, also when the child dies.
    """
    limits = Limits(seconds, megabytes, scanned_pages)
    command = [sys.executable, "-m", "luoshi.gongwen", str(path), "--json", "--limit", limits.written()]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        status, output = _run(command, limits, folder)
        if Path(folder, RECOGNITION_BEGAN).exists():
            limits = replace(limits, megabytes=RECOGNITION_MEGABYTES)
    if status == 0:
        return Document.from_json(json.loads(output))
    raise _error(output, status, limits, time.monotonic() - started)


def _run(command: list[str], limits: Limits, folder: str) -> tuple[int, bytes]:
    """Exit status and output. Whatever the child started is killed with it; `folder` is for its files."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        output, _ = child.communicate(timeout=limits.longest + _GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        _kill_group(child.pid)
        child.communicate()
        return -signal.SIGALRM, b""
    _kill_group(child.pid)
    return child.returncode, output


def _kill_group(leader: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _environment(folder: str) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "TMPDIR": folder}


def _error(output: bytes, status: int, limits: Limits, took: float) -> errors.GongwenError:
    """The child's own error if it could still name it; a child killed by a limit cannot."""
    try:
        told = json.loads(output)["error"]
        kind: type[errors.GongwenError] = getattr(errors, told["code"])
        return kind(**told["facts"])
    except (ValueError, KeyError, AttributeError, TypeError):
        pass
    if -status in _OUT_OF_TIME:
        return errors.TooSlow(seconds=max(limits.seconds, int(took)))
    if -status in _OUT_OF_MEMORY:
        return errors.TooHungry(megabytes=limits.megabytes)
    return errors.ReadingFailed()
