"""Reading in a child process with limits on memory and time: for files from strangers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from luoshi.gongwen import errors
from luoshi.gongwen.document import Document

_PACKAGE_ROOT = Path(__file__).parents[2]
# How a child ends that could not even say so: native code aborts or writes to null, the kernel kills.
_OUT_OF_MEMORY = (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL)


def read_bounded(path: Path, *, seconds: float = 10, megabytes: int = 512) -> Document:
    """Like `read`, in a child process of at most `megabytes` of memory and `seconds` of time.

    Raises a subclass of `GongwenError`, also when the child dies.
    """
    command = [
        sys.executable,
        "-m",
        "luoshi.gongwen",
        str(path),
        "--json",
        "--limit",
        f"{seconds},{megabytes}",
    ]
    status, output = _run(command, seconds)
    if status == 0:
        return Document.from_json(json.loads(output))
    raise _error(output, status, seconds, megabytes)


def _run(command: list[str], seconds: float) -> tuple[int, bytes]:
    """Exit status and output; when time is up the child and whatever it started are killed."""
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(), start_new_session=True
    )
    try:
        output, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as expired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        raise errors.TooSlow(seconds=seconds) from expired
    return child.returncode, output


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}


def _error(output: bytes, status: int, seconds: float, megabytes: int) -> errors.GongwenError:
    """The child's own error if it could still name it; a child killed by a limit cannot."""
    try:
        told = json.loads(output)["error"]
        kind: type[errors.GongwenError] = getattr(errors, told["code"])
        return kind(**told["facts"])
    except (ValueError, KeyError, AttributeError, TypeError):
        pass
    if status == -signal.SIGXCPU:
        return errors.TooSlow(seconds=seconds)
    return errors.TooHungry(megabytes=megabytes) if -status in _OUT_OF_MEMORY else errors.ReadingFailed()
