"""Starting and stopping the processes of an installation."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

Command = Sequence[str]


def web_command(*, host: str, port: int, workers: int = 2) -> list[str]:
    """The web server: as many processes as cores, few threads (more only add latency)."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "luoshi.project.wsgi:application",
    ]  # fmt: skip


def worker_command() -> list[str]:
    """The background worker."""
    return [sys.executable, "-m", "django", "db_worker", "--settings", "luoshi.project.settings", "-v", "0"]


def run(command: Command) -> int:
    """Run one process until it ends or Ctrl-C; its exit status."""
    return run_together([command])


def run_together(commands: Sequence[Command]) -> int:
    """Run processes side by side until one ends or Ctrl-C, then stop them all.

    Returns 0 after Ctrl-C or SIGTERM, otherwise the status of the process that ended by itself.
    """
    children: list[subprocess.Popen[bytes]] = []
    # SIGINT as well: a shell that starts this in the background would have it ignored.
    previous = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        for command in commands:
            children.append(subprocess.Popen(command, start_new_session=True))
        return _first_to_end(children)
    except KeyboardInterrupt:
        return 0
    finally:
        # A second Ctrl-C must not leave behind what the first one is stopping: the children hear of none.
        for number in previous:
            signal.signal(number, signal.SIG_IGN)
        _stop(children)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _first_to_end(children: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        for child in children:
            status = child.poll()
            if status is not None:
                return status
        time.sleep(0.2)


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=8)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
