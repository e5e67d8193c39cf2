"""Starting and stopping together: nothing is left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SLEEPER = [sys.executable, "-c", "import os, time; os.write(1, b'up\\n'); time.sleep(60)"]
# One that takes its time to stop, as a server does that still answers somebody.
SLOW = [
    sys.executable,
    "-c",
    "import os, signal, sys, time\n"
    "def stop(*_):\n    os.write(1, b'stopping\\n')\n    time.sleep(1)\n    sys.exit(0)\n"
    "signal.signal(signal.SIGTERM, stop)\n"
    "os.write(1, b'up\\n')\ntime.sleep(60)",
]


def start(*commands) -> subprocess.Popen:
    """`run_together` in a process of its own, once all that it runs are up."""
    script = (
        f"import sys; from luoshi.project.servers import run_together; sys.exit(run_together({commands!r}))"
    )
    runner = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    for _ in commands:
        assert runner.stdout.readline() == "up\n"
    return runner


def children_of(runner) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{runner.pid}/task/{runner.pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="lists children through /proc")


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything(number):
    runner = start(SLEEPER, SLEEPER)
    children = children_of(runner)
    assert len(children) == 2
    runner.send_signal(number)
    assert runner.wait(timeout=20) == 0
    assert [pid for pid in children if is_running(pid)] == []


@needs_proc
def test_pressing_twice_leaves_nothing_behind():
    runner = start(SLOW, SLEEPER)
    children = children_of(runner)
    runner.send_signal(signal.SIGINT)
    assert runner.stdout.readline() == "stopping\n"
    runner.send_signal(signal.SIGINT)
    assert runner.wait(timeout=20) == 0
    assert [pid for pid in children if is_running(pid)] == []


@needs_proc
def test_when_one_ends_by_itself_the_others_are_stopped_and_its_status_is_given():
    ending = "import os, signal, sys, time; signal.signal(signal.SIGUSR1, lambda *_: sys.exit(3)); "
    ending += "os.write(1, b'up\\n'); time.sleep(60)"
    runner = start(SLEEPER, [sys.executable, "-c", ending])
    children = children_of(runner)
    os.kill(children[1], signal.SIGUSR1)
    assert runner.wait(timeout=20) == 3
    assert [pid for pid in children if is_running(pid)] == []


@needs_proc
def test_a_program_that_cannot_be_started_stops_those_that_were():
    script = (
        "import pathlib, os\nfrom luoshi.project.servers import run_together\n"
        f"try: run_together([{SLEEPER!r}, ['/no/such/program']])\n"
        "except FileNotFoundError: print(pathlib.Path(f'/proc/{os.getpid()}/task/{os.getpid()}/children').read_text())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert answer.stdout.replace("up", "").strip() == ""
    assert answer.returncode == 0, answer.stderr
