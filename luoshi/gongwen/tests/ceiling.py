"""A ceiling on processor time that only work which explodes reaches; speed is measured by `make bench`."""

import signal
from contextlib import contextmanager

# More than ten times what the slowest of the texts takes on a busy machine.
HANGS = 30


@contextmanager
def at_most(seconds=HANGS):
    """Raises TimeoutError in what uses the processor for longer; `re` looks for signals while it matches."""

    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
