"""tools/bootstrap.sh on a machine whose Python is too old: said, with what to do; nothing is left half made."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# Answers as a Python 3.9 does to the two things that the script asks of it.
OLD_PYTHON = """#!/bin/sh
[ "$1" = --version ] && echo "Python 3.9.18" && exit 0
exit 1
"""


@pytest.fixture
def checkout(tmp_path):
    """A checkout with what the script reads, on a PATH of its own: the tools of a shell and no Python."""
    tools, programs = tmp_path / "checkout/tools", tmp_path / "bin"
    tools.mkdir(parents=True)
    programs.mkdir()
    shutil.copy(ROOT / "tools/bootstrap.sh", tools)
    for name in ("lock.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / "checkout")
    for name in ("sh", "cat", "cksum", "dirname"):
        (programs / name).symlink_to(shutil.which(name))
    return tmp_path


def bootstrap(place: Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [place / "checkout/tools/bootstrap.sh"],
        env={
            "PATH": str(place / "bin"),
            "HOME": str(place),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def put(script: str, path: Path) -> Path:
    path.write_text(script, "utf-8")
    path.chmod(0o755)
    return path


def test_an_old_python_is_named_with_what_is_needed(checkout):
    put(OLD_PYTHON, checkout / "bin/python3")
    answer = bootstrap(checkout)
    assert answer.returncode == 1
    assert "需要 Python 3.11 或更高版本（现有：Python 3.9.18）" in answer.stderr
    assert "Python 3.11 or newer is needed." in answer.stderr
    assert not (checkout / "checkout/.venv").exists()


def test_no_python_at_all_is_said_too(checkout):
    answer = bootstrap(checkout)
    assert answer.returncode == 1
    assert "需要 Python 3.11 或更高版本" in answer.stderr
    assert not (checkout / "checkout/.venv").exists()


def test_an_old_python_that_was_asked_for_is_not_taken_either(checkout):
    old = put(OLD_PYTHON, checkout / "old-python")
    assert bootstrap(checkout, PYTHON=str(old)).returncode == 1
