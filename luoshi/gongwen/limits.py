"""How much a reading may take, and how a child process keeps to it. Ordinary reading and recognition differ."""

from __future__ import annotations

import math
import resource
import signal
import tempfile
import time
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

# Measured on two cores: a page of A4 at 200 dpi takes 1 to 4 seconds and 0.6 GB of memory; libraries reserve
# about as much again without touching it, and RLIMIT_AS counts what is reserved.
START_SECONDS = 10
PAGE_SECONDS = 6
RECOGNITION_MEGABYTES = 2048
THREADS = 2
# LibreOffice uses 210 to 260 MB, but reserves more than 512 for a file with a few photographs.
OFFICE_MEGABYTES = 1024
# A file in the bound process's temporary folder: should it die, whoever started it knows what it was allowed.
RECOGNITION_BEGAN = "recognition-began"


@dataclass(frozen=True)
class Limits:
    """Seconds and megabytes of a reading without recognition, and how many scanned pages may be recognised."""

    seconds: float = 10
    megabytes: int = 512
    scanned_pages: int = 10

    @property
    def longest(self) -> float:
        """Seconds that a reading takes at most if every scanned page that is allowed is recognised."""
        return self.seconds + (START_SECONDS + PAGE_SECONDS * self.scanned_pages if self.scanned_pages else 0)

    def written(self) -> str:
        """As the child process gets it on its command line; `parse` reads it."""
        return f"{self.seconds},{self.megabytes},{self.scanned_pages}"

    @classmethod
    def parse(cls, written: str) -> Limits:
        seconds, megabytes, scanned_pages = written.split(",")
        return cls(float(seconds), int(megabytes), int(scanned_pages))


_imposed: ContextVar[Limits | None] = ContextVar("imposed", default=None)


def current() -> Limits:
    """The limits of this process; the ordinary ones where none were imposed."""
    return _imposed.get() or Limits()


def are_imposed() -> bool:
    """Whether this process is a child bound by `impose`."""
    return _imposed.get() is not None


def impose(limits: Limits) -> None:
    """Bind this whole process: the kernel ends it when it takes more. For a child that only reads one file."""
    _imposed.set(limits)
    _allow_memory(limits.megabytes)
    left = limits.seconds - time.process_time()
    signal.setitimer(signal.ITIMER_REAL, max(left, 0.001))
    _allow_processor(limits.seconds)


def begin_recognition() -> None:
    """Give a bound process the memory of recognition, and leave word of it; does nothing in any other."""
    if are_imposed():
        _allow_memory(RECOGNITION_MEGABYTES)
        Path(tempfile.gettempdir(), RECOGNITION_BEGAN).touch()


def allow_page(*, first: bool) -> None:
    """Give a bound process the time to recognise one more page, and to load the models before the first.

    Called when the page's picture is there: drawing it counts as ordinary reading.
    """
    if are_imposed():
        seconds = PAGE_SECONDS + (START_SECONDS if first else 0)
        signal.setitimer(signal.ITIMER_REAL, seconds_left() + seconds)
        _allow_processor(resource.getrlimit(resource.RLIMIT_CPU)[0] + seconds * THREADS)


def allow_office() -> None:
    """Give a process that a bound one starts the memory that LibreOffice reserves."""
    if are_imposed():
        _allow_memory(OFFICE_MEGABYTES)


def seconds_left() -> float:
    """How long a bound process may still run; without end for any other."""
    return signal.getitimer(signal.ITIMER_REAL)[0] if are_imposed() else math.inf


def megabytes_allowed() -> int:
    """The memory that this process may have."""
    return resource.getrlimit(resource.RLIMIT_AS)[0] // (1024 * 1024)


def _allow_memory(megabytes: int) -> None:
    # Soft limits, so that recognition may raise them.
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, hard))


def _allow_processor(seconds: float) -> None:
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, hard))
