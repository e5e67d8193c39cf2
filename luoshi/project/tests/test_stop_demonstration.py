"""Ctrl-C ends the demonstration whole: the command, the web server with its workers, the background worker."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROC = Path("/proc")
OUTER = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "LUOSHI_SECRET_KEY"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def descendants_of(pid: int) -> set[int]:
    """The processes that it started, and those that they started."""
    children = (PROC / f"{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in children}.union(*(descendants_of(int(child)) for child in children))


def is_running(pid: int) -> bool:
    """A process that has ended and that nobody has asked for its status is not running."""
    try:
        return (PROC / f"{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def demonstration(tmp_path):
    """Starts `luoshi demo` with one grassroots union as a shell does, in a process group of its own."""
    started = []

    def start(port: int) -> subprocess.Popen:
        inner = {name: value for name, value in os.environ.items() if name not in OUTER}
        command = [sys.executable, "-m", "luoshi.project", "demo", "--port", str(port), "--units", "1"]
        started.append(
            subprocess.Popen(
                command,
                cwd=ROOT,
                env={**inner, "LUOSHI_VAR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        )
        return started[0]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.mark.skipif(not (PROC / "self/task").exists(), reason="lists processes through /proc")
def test_ctrl_c_leaves_no_process_behind_and_the_port_free(demonstration):
    port = free_port()
    process = demonstration(port)
    patience = threading.Timer(120, process.terminate)
    patience.start()
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            break
    patience.cancel()
    assert f"http://127.0.0.1:{port}/" in "".join(said)
    assert answers(port)
    below = descendants_of(process.pid)
    assert len(below) >= 2

    os.killpg(process.pid, signal.SIGINT)
    status = process.wait(timeout=30)
    left = [pid for pid in below if is_running(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)  # a failing test must not do what it complains of
    assert (status, left) == (0, [])
    assert "Traceback" not in process.stdout.read()
    assert not answers(port)
